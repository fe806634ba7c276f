package io.sluice.deployer.cluster.operate;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.Conditions;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A savepoint that is asked for by a FlinkStateSnapshot (operator 1.10 and later). Deleting that
 * resource must not delete the savepoint, which the operator would do by default.
 */
record SnapshotSavepoint(
    Cluster cluster, LiveResource live, String snapshot, @Nullable String directory)
    implements SavepointRequest {
  private static final int RETRIES = 2;

  static SnapshotSavepoint request(Cluster cluster, LiveResource live, @Nullable String directory) {
    GenericKubernetesResource snapshot = new GenericKubernetesResource();
    snapshot.setApiVersion("flink.apache.org/v1beta1");
    snapshot.setKind("FlinkStateSnapshot");
    snapshot.setMetadata(
        new ObjectMetaBuilder()
            .withGenerateName(live.name() + "-savepoint-")
            .withNamespace(live.namespace())
            .build());
    snapshot.setAdditionalProperty(
        "spec",
        Map.of(
            "jobReference", Map.of("kind", live.kind(), "name", live.name()),
            "savepoint", Map.of("disposeOnDelete", false),
            "backoffLimit", RETRIES));
    GenericKubernetesResource created =
        cluster.ask(
            "create a FlinkStateSnapshot of " + live.name(),
            () ->
                cluster
                    .client()
                    .genericKubernetesResources(Cluster.SNAPSHOTS)
                    .inNamespace(live.namespace())
                    .resource(snapshot)
                    .create());
    return new SnapshotSavepoint(cluster, live, created.getMetadata().getName(), directory);
  }

  @Override
  public String asked() {
    return "a savepoint of " + live.name() + " is asked for as FlinkStateSnapshot/" + snapshot;
  }

  @Override
  public TakenSavepoint await(Waiting waiting) throws InterruptedException {
    Tree status = status(waiting);
    String state = status.text("state").orElse("");
    if (!state.equals("COMPLETED")) {
      throw OperationException.failed(
          "savepoint of "
              + live.name()
              + ": "
              + state
              + status
                  .text("error")
                  .map(error -> ": " + error.lines().findFirst().orElse(""))
                  .orElse(""),
          "mend the cause and ask again; the job runs on");
    }
    String path =
        status
            .text("path")
            .filter(given -> !given.isBlank())
            .orElseThrow(
                () ->
                    OperationException.failed(
                        "savepoint of "
                            + live.name()
                            + ": COMPLETED, but FlinkStateSnapshot/"
                            + snapshot
                            + " does not say where it lies",
                        "see 'kubectl describe flinkstatesnapshot "
                            + snapshot
                            + "', and ask again; the job runs on"));
    return new TakenSavepoint(
        path, status.time("triggerTimestamp").orElseGet(Instant::now), directory);
  }

  @Override
  public Effect finish(Waiting waiting) throws InterruptedException {
    Effect taken = await(waiting).effect();
    Map<String, Object> facts = new LinkedHashMap<>(taken.facts());
    facts.put("snapshot", snapshot);
    return new Effect(taken.summary(), facts, taken.notes());
  }

  private Tree status(Waiting waiting) throws InterruptedException {
    Optional<Tree> ended =
        Conditions.await(
                cluster
                    .client()
                    .genericKubernetesResources(Cluster.SNAPSHOTS)
                    .inNamespace(live.namespace())
                    .withName(snapshot),
                all -> all.isEmpty() || all.stream().anyMatch(one -> hasEnded(status(one))),
                waiting.timeout())
            .map(all -> all.isEmpty() ? new Tree(Map.of("state", "deleted")) : status(all.get(0)));
    return ended.orElseThrow(
        () ->
            OperationException.notHealthy(
                "savepoint of "
                    + live.name()
                    + ": not taken within "
                    + waiting.timeout().toSeconds()
                    + " s",
                "see 'kubectl describe flinkstatesnapshot "
                    + snapshot
                    + "' or allow more time with"
                    + " --timeout"));
  }

  private static Tree status(GenericKubernetesResource resource) {
    Object status = resource.getAdditionalProperties().get("status");
    return new Tree(status == null ? Map.of() : status);
  }

  private static boolean hasEnded(Tree status) {
    String state = status.text("state").orElse("");
    return state.equals("COMPLETED") || state.equals("FAILED") || state.equals("ABANDONED");
  }
}
