package io.sluice.deployer.catalogue;

import io.sluice.deployer.spec.S3Uri;
import java.util.List;
import java.util.Optional;

/** The job's arguments on this machine, where they cannot be those of the cluster. */
@FunctionalInterface
public interface LocalArguments {
  /**
   * The arguments.
   *
   * @param described the arguments of the description
   * @param input where the user's input was uploaded to; empty if none was given
   */
  List<String> arguments(List<String> described, Optional<S3Uri> input);
}
