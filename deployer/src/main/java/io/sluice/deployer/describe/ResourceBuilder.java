package io.sluice.deployer.describe;

import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.check.Severity;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.Metadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the descriptions of a deployment and of a session job have in common.
 *
 * @param <R> what is described
 * @param <B> the builder itself
 */
public abstract sealed class ResourceBuilder<
        R extends FlinkResource, B extends ResourceBuilder<R, B>>
    permits DeploymentBuilder, SessionJobBuilder {
  final Map<String, String> options = new LinkedHashMap<>();
  @Nullable Job job;
  @Nullable String namespace;
  @Nullable Long restartNonce;
  private final String name;
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, String> annotations = new LinkedHashMap<>();

  ResourceBuilder(String name) {
    this.name = name;
  }

  /** The Kubernetes namespace; a session job's is that of its cluster, where that says one. */
  public B namespace(String namespace) {
    this.namespace = namespace;
    return self();
  }

  /** A label of the resource. */
  public B label(String key, String value) {
    labels.put(key, value);
    return self();
  }

  /** An annotation of the resource. */
  public B annotation(String key, String value) {
    annotations.put(key, value);
    return self();
  }

  /** A Flink option; it goes before what a group, or a session job's cluster, would set. */
  public B option(String key, String value) {
    options.put(key, value);
    return self();
  }

  /**
   * The job. A deployment without one is a session cluster; with {@link
   * DeploymentBuilder#stateBelow} it has what stateful session jobs need, shared by all of them. A
   * session job's jar is fetched by the operator, from {@code https://} or on EMR {@code s3://}.
   */
  public B job(Consumer<Job> group) {
    job = job == null ? new Job() : job;
    group.accept(job);
    return self();
  }

  /** A number whose change restarts the job. */
  public B restartNonce(long nonce) {
    this.restartNonce = nonce;
    return self();
  }

  /**
   * The description.
   *
   * @throws InvalidDeploymentException if it breaks a rule whose breach is an error; it lists every
   *     problem, the warnings included
   */
  public R build() {
    R described = describe();
    List<Problem> problems = check(described);
    if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
      throw new InvalidDeploymentException(name, problems);
    }
    return described;
  }

  final String name() {
    return name;
  }

  final Metadata metadata(@Nullable String inNamespace) {
    return new Metadata(name, inNamespace, labels, annotations, Map.of());
  }

  abstract B self();

  abstract R describe();

  abstract List<Problem> check(R described);
}
