package io.sluice.deployer.cluster.operate;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Plays the operator for one resource: answers each new specification with a status. */
public final class PlayedOperator implements AutoCloseable {
  public static final String APPLICATION =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata:
        name: example
        finalizers: [flinkdeployments.flink.apache.org/finalizer]
      spec:
        image: example:1
        flinkVersion: v1_19
        serviceAccount: flink
        flinkConfiguration:
          high-availability.type: kubernetes
          high-availability.storageDir: s3p://state/ha
          state.checkpoints.dir: s3p://state/checkpoints
          state.savepoints.dir: s3p://state/savepoints
        job:
          jarURI: local:///opt/flink/job.jar
          parallelism: 2
          upgradeMode: savepoint
          state: running
      """;

  /** The same, as one that nothing holds when it is deleted. */
  public static final String FREE_APPLICATION =
      APPLICATION.replace("  finalizers: [flinkdeployments.flink.apache.org/finalizer]\n", "");

  /** The same as the first, with the operator's own savepoint when it is deleted. */
  public static final String SAVING_APPLICATION =
      APPLICATION.replace(
          "flinkConfiguration:\n",
          "flinkConfiguration:\n    kubernetes.operator.job.savepoint-on-deletion: \"true\"\n");

  /** A session cluster {@code shared}. */
  public static final String SESSION_CLUSTER =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: shared}
      spec: {flinkVersion: v1_19}
      """;

  /** A job {@code one} on the session cluster that goes when it is deleted. */
  public static final String SESSION_JOB =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkSessionJob
      metadata: {name: one}
      spec: {deploymentName: shared, job: {jarURI: https://x/y.jar, parallelism: 1}}
      """;

  /** The same, as one that its operator has to let go. */
  public static final String HELD_SESSION_JOB =
      SESSION_JOB.replace(
          "{name: one}", "{name: one, finalizers: [flinksessionjobs.flink.apache.org/finalizer]}");

  private static final int RETRIES = 5;

  private final ApiServer server;
  private final String kind;
  private final String name;
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private long answered;

  private PlayedOperator(ApiServer server, String kind, String name) {
    this.server = server;
    this.kind = kind;
    this.name = name;
  }

  /** Creates a resource of which nothing has been said yet. */
  public static PlayedOperator of(ApiServer server, String yaml) {
    GenericKubernetesResource described =
        Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    GenericKubernetesResource created =
        server
            .client()
            .genericKubernetesResources(LiveResources.context(described.getKind()))
            .inNamespace(server.namespace())
            .resource(described)
            .create();
    return new PlayedOperator(server, created.getKind(), created.getMetadata().getName());
  }

  /** The same, with a job that runs and is stable. */
  public static PlayedOperator running(ApiServer server, String yaml) {
    PlayedOperator operator = of(server, yaml);
    operator.says(PlayedStatus::runningStable);
    return operator;
  }

  /** The resource as it is. */
  public LiveResource live() {
    return LiveResource.of(get());
  }

  /** Writes a status at once. */
  public void says(UnaryOperator<PlayedStatus> status) {
    write(get(), status);
  }

  /** Answers each specification that is newer than the one of now, once. */
  public void answers(UnaryOperator<PlayedStatus> status) {
    answered = get().getMetadata().getGeneration();
    watch(
        live -> {
          if (!live.isMarkedForDeletion() && live.getMetadata().getGeneration() > answered) {
            answered = live.getMetadata().getGeneration();
            write(live, status);
          }
        });
  }

  /** Lets it go when its deletion is asked for, and does something before. */
  public void letsGo(Runnable before) {
    watch(
        live -> {
          if (live.isMarkedForDeletion() && !live.getFinalizers().isEmpty()) {
            before.run();
            live.getMetadata().setFinalizers(List.of());
            live.getMetadata().setManagedFields(null);
            resources().resource(live).update();
          }
        });
  }

  /** Does something for each event of the resource. */
  public void watch(java.util.function.Consumer<GenericKubernetesResource> part) {
    watches.add(
        server
            .client()
            .genericKubernetesResources(LiveResources.context(kind))
            .inNamespace(server.namespace())
            .withName(name)
            .watch(
                new Watcher<GenericKubernetesResource>() {
                  @Override
                  public void eventReceived(Action action, GenericKubernetesResource live) {
                    try {
                      if (action != Action.DELETED) {
                        part.accept(live);
                      }
                    } catch (RuntimeException failure) {
                      failures.add(failure);
                    }
                  }

                  @Override
                  public void onClose(WatcherException cause) {}
                }));
  }

  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      resources() {
    return server
        .client()
        .genericKubernetesResources(LiveResources.context(kind))
        .inNamespace(server.namespace());
  }

  private GenericKubernetesResource get() {
    return server
        .client()
        .genericKubernetesResources(LiveResources.context(kind))
        .inNamespace(server.namespace())
        .withName(name)
        .get();
  }

  private void write(GenericKubernetesResource live, UnaryOperator<PlayedStatus> status) {
    for (int tries = 0; ; tries++) {
      GenericKubernetesResource latest = get();
      latest.setAdditionalProperty("status", status.apply(PlayedStatus.of(live)).toMap());
      try {
        resources().resource(latest).updateStatus();
        return;
      } catch (KubernetesClientException changedMeanwhile) {
        if (changedMeanwhile.getCode() != 409 || tries == RETRIES) {
          throw changedMeanwhile;
        }
      }
    }
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
    if (!failures.isEmpty()) {
      throw new AssertionError("the operator that is played has failed", failures.get(0));
    }
  }
}
