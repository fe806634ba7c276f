package io.sluice.deployer.cluster.live;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A FlinkDeployment or FlinkSessionJob as it is in the cluster.
 *
 * @param tree the whole resource
 */
public record LiveResource(Tree tree) {
  /** Reads what Fabric8 read. */
  public static LiveResource of(GenericKubernetesResource resource) {
    return new LiveResource(
        new Tree(Serialization.unmarshal(Serialization.asJson(resource), Map.class)));
  }

  /** The kind: {@code FlinkDeployment} or {@code FlinkSessionJob}. */
  public String kind() {
    return tree.text("kind").orElse("");
  }

  /** The name. */
  public String name() {
    return tree.text("metadata", "name").orElse("");
  }

  /** The namespace. */
  public String namespace() {
    return tree.text("metadata", "namespace").orElse("");
  }

  /** Counts the changes of the specification. */
  public long generation() {
    return tree.number("metadata", "generation").orElse(0L);
  }

  /** When it was created. */
  public Instant created() {
    return tree.time("metadata", "creationTimestamp").orElse(Instant.EPOCH);
  }

  /**
   * When somebody other than the operator changed it last, by the API server's clock. The operator
   * is whoever writes the status; where nobody else is on record it is when it was created.
   */
  public Instant described() {
    List<Tree> entries = tree.list("metadata", "managedFields");
    Set<String> operators =
        entries.stream()
            .filter(entry -> !entry.map("fieldsV1", "f:status").isEmpty())
            .flatMap(entry -> entry.text("manager").stream())
            .collect(Collectors.toSet());
    return entries.stream()
        .filter(entry -> !entry.map("fieldsV1", "f:spec").isEmpty())
        .filter(entry -> !operators.contains(entry.text("manager").orElse("")))
        .flatMap(entry -> entry.time("time").stream())
        .max(Comparator.naturalOrder())
        .orElseGet(this::created);
  }

  /** When its status was written last, by the API server's clock; empty before the first time. */
  public Optional<Instant> observed() {
    return tree.list("metadata", "managedFields").stream()
        .filter(entry -> !entry.map("fieldsV1", "f:status").isEmpty())
        .flatMap(entry -> entry.time("time").stream())
        .max(Comparator.naturalOrder());
  }

  /** When its deletion was asked for; empty where it was not. */
  public Optional<Instant> deletionAsked() {
    return tree.time("metadata", "deletionTimestamp");
  }

  /** The finalizers that hold a deletion. */
  public List<String> finalizers() {
    return tree.list("metadata", "finalizers").stream().map(one -> one.root().toString()).toList();
  }

  /** The specification. */
  public Tree spec() {
    return tree.at("spec");
  }

  /** Whether it is a session cluster: a FlinkDeployment without a job. */
  public boolean isSessionCluster() {
    return kind().equals("FlinkDeployment") && spec().map("job").isEmpty();
  }

  /** The FlinkDeployment whose pods do the work: itself, or a session job's session cluster. */
  public String flinkCluster() {
    return spec().text("deploymentName").orElseGet(this::name);
  }

  /** The status. */
  public Tree status() {
    return tree.at("status");
  }

  /** Where it stands in its life. */
  public LifecycleState lifecycle() {
    return LifecycleState.of(status().text("lifecycleState").orElse(null));
  }

  /** How the JobManager's Deployment fares: {@code READY}, {@code MISSING}, {@code ERROR}, …. */
  public String jobManager() {
    return status().text("jobManagerDeploymentStatus").orElse("");
  }

  /** What the operator says of the job. */
  public JobStatus job() {
    return JobStatus.of(status().at("jobStatus"));
  }

  /** How far the operator has come. */
  public Reconciliation reconciliation() {
    return Reconciliation.of(status().at("reconciliationStatus"));
  }

  /** Whether the operator has worked on the newest specification. */
  public boolean isReconciled() {
    return reconciliation().generation() >= generation();
  }

  /** What the operator noted as its last error: JSON text, or plain. */
  public @Nullable String error() {
    return status().text("error").orElse(null);
  }

  /** What tells it from another of the same name. */
  public String uid() {
    return tree.text("metadata", "uid").orElse("");
  }
}
