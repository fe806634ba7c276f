package io.sluice.deployer.catalogue;

import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.InputArguments;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that a project has.
 *
 * @param name what the user types; the same as the name in the description
 * @param kind what it is
 * @param summary what the job does, in one line
 * @param description makes the description for an environment
 * @param jar the jar that the build makes, relative to the project's folder; none if the job comes
 *     with the image
 * @param inputArguments the arguments for a run on this machine, with or without an input
 */
public record CatalogueEntry(
    String name,
    Kind kind,
    String summary,
    Function<Environment, ? extends FlinkResource> description,
    @Nullable Path jar,
    InputArguments inputArguments) {
  /** What an entry is. */
  public enum Kind {
    /** A deployment with a job. */
    APPLICATION("application"),
    /** A deployment that waits for session jobs. */
    SESSION_CLUSTER("session cluster"),
    /** A job on a session cluster. */
    SESSION_JOB("session job");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A deployment of a jar that the build makes. */
  public static CatalogueEntry of(
      String name, String summary, Path jar, Function<Environment, FlinkDeployment> description) {
    return new CatalogueEntry(
        name, Kind.APPLICATION, summary, description, jar, InputArguments.REPLACE);
  }

  /** A deployment of something that lies in the image or in S3. */
  public static CatalogueEntry ofImage(
      String name, String summary, Function<Environment, FlinkDeployment> description) {
    return new CatalogueEntry(
        name, Kind.APPLICATION, summary, description, null, InputArguments.REPLACE);
  }

  /** A deployment without a job, which session jobs run on. */
  public static CatalogueEntry ofSessionCluster(
      String name, String summary, Function<Environment, FlinkDeployment> description) {
    return new CatalogueEntry(
        name, Kind.SESSION_CLUSTER, summary, description, null, InputArguments.REPLACE);
  }

  /**
   * A job on a session cluster, of a jar that the build makes. The cluster is looked for in the
   * catalogue under the name that the description gives it.
   */
  public static CatalogueEntry ofSessionJob(
      String name, String summary, Path jar, Function<Environment, FlinkSessionJob> description) {
    return new CatalogueEntry(
        name, Kind.SESSION_JOB, summary, description, jar, InputArguments.REPLACE);
  }

  /** The same with other arguments for a run on this machine. */
  public CatalogueEntry locally(InputArguments arguments) {
    return new CatalogueEntry(name, kind, summary, description, jar, arguments);
  }

  /** The description for an environment. */
  public FlinkResource describe(Environment environment) {
    return description.apply(environment);
  }
}
