package io.sluice.deployer.describe;

import io.sluice.deployer.check.Checker;
import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.check.Severity;
import io.sluice.deployer.spec.FlinkConfiguration;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.FlinkSessionJobSpec;
import io.sluice.deployer.spec.Metadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
public final class SessionJobBuilder {
  private final String name;
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, String> annotations = new LinkedHashMap<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private @Nullable Job job;
  private @Nullable String namespace;
  private @Nullable String clusterName;
  private @Nullable FlinkDeployment cluster;
  private @Nullable Long restartNonce;

  private SessionJobBuilder(String name) {
    this.name = name;
  }

  /** A new description. */
  public static SessionJobBuilder named(String name) {
    return new SessionJobBuilder(name);
  }

  /** The Kubernetes namespace; that of the cluster, where the cluster is given and says one. */
  public SessionJobBuilder namespace(String namespace) {
    this.namespace = namespace;
    return this;
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

  /** The job; its jar is fetched by the operator, from {@code https://} or on EMR {@code s3://}. */
  public SessionJobBuilder job(Consumer<Job> group) {
    job = job == null ? new Job() : job;
    group.accept(job);
    return this;
  }

  /** A Flink option of this job; it goes before that of the cluster. */
  public SessionJobBuilder option(String key, String value) {
    options.put(key, value);
    return this;
  }

  /** A label of the resource. */
  public SessionJobBuilder label(String key, String value) {
    labels.put(key, value);
    return this;
  }

  /** An annotation of the resource. */
  public SessionJobBuilder annotation(String key, String value) {
    annotations.put(key, value);
    return this;
  }

  /** A number whose change restarts the job. */
  public SessionJobBuilder restartNonce(long nonce) {
    this.restartNonce = nonce;
    return this;
  }

  /**
   * The description.
   *
   * @throws InvalidDeploymentException if it breaks a rule whose breach is an error; it lists every
   *     problem, the warnings included
   */
  public FlinkSessionJob build() {
    FlinkSessionJob sessionJob =
        new FlinkSessionJob(
            new Metadata(name, namespace(), labels, annotations, Map.of()),
            new FlinkSessionJobSpec(
                clusterName,
                new FlinkConfiguration(options),
                job == null ? null : job.describe(),
                restartNonce,
                Map.of()),
            Map.of());
    List<Problem> problems =
        Checker.check(sessionJob, cluster == null ? List.of() : List.of(cluster));
    if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
      throw new InvalidDeploymentException(name, problems);
    }
    return sessionJob;
  }

  private @Nullable String namespace() {
    return namespace == null && cluster != null ? cluster.metadata().namespace() : namespace;
  }
}
