package io.sluice.deployer.catalogue;

import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.InputArguments;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that a project has.
 *
 * @param name what the user types; the same as the name in the description
 * @param summary what the job does, in one line
 * @param description makes the description for an environment
 * @param jar the jar that the build makes, relative to the project's folder; none if the job comes
 *     with the image
 * @param inputArguments the arguments for a run on this machine, with or without an input
 */
public record CatalogueEntry(
    String name,
    String summary,
    Function<Environment, FlinkDeployment> description,
    @Nullable Path jar,
    InputArguments inputArguments) {

  /** A deployment of a jar that the build makes. */
  public static CatalogueEntry of(
      String name, String summary, Path jar, Function<Environment, FlinkDeployment> description) {
    return new CatalogueEntry(name, summary, description, jar, InputArguments.REPLACE);
  }

  /** A deployment of something that lies in the image or in S3. */
  public static CatalogueEntry ofImage(
      String name, String summary, Function<Environment, FlinkDeployment> description) {
    return new CatalogueEntry(name, summary, description, null, InputArguments.REPLACE);
  }

  /** The same with other arguments for a run on this machine. */
  public CatalogueEntry locally(InputArguments arguments) {
    return new CatalogueEntry(name, summary, description, jar, arguments);
  }

  /** The description for an environment. */
  public FlinkDeployment describe(Environment environment) {
    return description.apply(environment);
  }
}
