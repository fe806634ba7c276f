package io.sluice.deployer.describe;

import io.sluice.deployer.check.Checker;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.spec.FlinkConfiguration;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.FlinkSessionJobSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes a job on a session cluster.
 *
 * <pre>{@code
 * FlinkSessionJob job =
 *     SessionJobBuilder.named("word-count")
 *         .cluster(cluster)
 *         .job(it -> it.jar(URI.create("s3://bucket/jobs.jar")).entryClass(WordCountJob.class))
 *         .build();
 * }</pre>
 *
 * <p>Release, image, memory, pods, roles, and the places of state are the cluster's. Like that of a
 * deployment, the job keeps its state over upgrades through savepoints unless it is {@link
 * Job#stateless}.
 */
public final class SessionJobBuilder extends ResourceBuilder<FlinkSessionJob, SessionJobBuilder> {
  private @Nullable String clusterName;
  private @Nullable FlinkDeployment cluster;

  private SessionJobBuilder(String name) {
    super(name);
  }

  /** A new description. */
  public static SessionJobBuilder named(String name) {
    return new SessionJobBuilder(name);
  }

  /** The session cluster; what the job asks of it is checked. */
  public SessionJobBuilder cluster(FlinkDeployment cluster) {
    this.cluster = cluster;
    this.clusterName = cluster.name();
    return this;
  }

  /** The session cluster by name, where it is described elsewhere. */
  public SessionJobBuilder cluster(String deploymentName) {
    this.cluster = null;
    this.clusterName = deploymentName;
    return this;
  }

  @Override
  SessionJobBuilder self() {
    return this;
  }

  @Override
  FlinkSessionJob describe() {
    return new FlinkSessionJob(
        metadata(namespace == null && cluster != null ? cluster.metadata().namespace() : namespace),
        new FlinkSessionJobSpec(
            clusterName,
            new FlinkConfiguration(options),
            job == null ? null : job.describe(),
            restartNonce,
            Map.of()),
        Map.of());
  }

  @Override
  List<Problem> check(FlinkSessionJob sessionJob) {
    return Checker.check(sessionJob, cluster == null ? List.of() : List.of(cluster));
  }
}
