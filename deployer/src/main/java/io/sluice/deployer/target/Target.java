package io.sluice.deployer.target;

import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.spec.FlinkResource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A destination that a description is rendered for. */
public interface Target {
  /** The name that the user types. */
  String id();

  /** What of the description this destination cannot have, or only has otherwise; worst first. */
  List<Problem> problems(FlinkResource resource);

  /**
   * The files that a user hands to this destination: a path below a folder of the user's, and the
   * content, which ends in a newline.
   *
   * @throws InvalidDeploymentException if something of the description cannot be translated
   */
  Map<Path, String> files(FlinkResource resource);
}
