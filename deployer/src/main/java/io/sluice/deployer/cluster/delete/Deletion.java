package io.sluice.deployer.cluster.delete;

import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.Conditions;
import io.sluice.deployer.cluster.follow.FollowListener;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.operate.Jobs;
import io.sluice.deployer.cluster.operate.OperationException;
import io.sluice.deployer.cluster.operate.RunningFlink;
import io.sluice.deployer.cluster.operate.TakeSavepoint;
import io.sluice.deployer.cluster.operate.TakenSavepoint;
import io.sluice.deployer.cluster.operate.Waiting;
import java.time.Duration;
import java.util.List;

/** The steps by which a deployment is taken out of a cluster. */
public final class Deletion {
  private static final String GROUP = "/apis/flink.apache.org/v1beta1/namespaces/";

  private final Cluster cluster;
  private final RunningFlink flink;

  /**
   * @param cluster where the deployment is
   * @param flink is asked why a savepoint failed
   */
  public Deletion(Cluster cluster, RunningFlink flink) {
    this.cluster = cluster;
    this.flink = flink;
  }

  /**
   * Refuses a session cluster that has jobs: the operator would hold it until they are gone.
   *
   * @throws OperationException naming the jobs
   */
  public void requireEmpty(LiveResource live) {
    List<String> jobs = live.isSessionCluster() ? Jobs.on(cluster, live) : List.of();
    if (!jobs.isEmpty()) {
      throw OperationException.failed(
          "delete: there are jobs on the session cluster "
              + live.name()
              + ", and the operator does not let it go before them: "
              + String.join(", ", jobs),
          "delete them first: sluice delete " + jobs.get(0));
    }
  }

  /**
   * Takes the savepoint without which nothing is deleted.
   *
   * @throws OperationException with kind STATE_PROTECTED if there is none
   * @throws InterruptedException if the thread is interrupted; nothing is deleted
   */
  public TakenSavepoint savepoint(LiveResource live, Waiting waiting) throws InterruptedException {
    try {
      return new TakeSavepoint(cluster, flink).begin(live).await(waiting);
    } catch (OperationException failure) {
      throw unsaved(live, String.valueOf(failure.getMessage()), failure.fix());
    } catch (ClusterException failure) {
      throw unsaved(live, String.valueOf(failure.getMessage()), failure.fix());
    }
  }

  /** The refusal to delete what would be lost. */
  public static OperationException unsaved(LiveResource live, String why, String fix) {
    return OperationException.stateProtected(
        "delete: nothing was deleted, because the state of " + live.name() + " is not safe: " + why,
        fix + ", and delete it then; or lose the state with --no-savepoint");
  }

  /**
   * Asks the API server to delete this very resource, not another of its name.
   *
   * @throws ClusterException if it refuses
   */
  public void ask(LiveResource live) {
    String path =
        GROUP
            + live.namespace()
            + "/"
            + LiveResources.context(live.kind()).getPlural()
            + "/"
            + live.name();
    cluster.ask(
        "delete " + live.kind() + "/" + live.name(),
        () ->
            cluster
                .client()
                .raw(
                    path,
                    "DELETE",
                    new DeleteOptionsBuilder()
                        .withPropagationPolicy("Background")
                        .withNewPreconditions()
                        .withUid(live.uid())
                        .endPreconditions()
                        .build()));
  }

  /**
   * Waits until the resource is gone.
   *
   * @return whether it is, in time
   * @throws InterruptedException if the thread is interrupted; the deletion goes on
   */
  public boolean awaitGone(LiveResource live, Waiting waiting) throws InterruptedException {
    return Conditions.await(
            cluster
                .client()
                .genericKubernetesResources(LiveResources.context(live.kind()))
                .inNamespace(live.namespace())
                .withName(live.name()),
            there -> isGone(live, there, waiting.listener()),
            waiting.timeout())
        .isPresent();
  }

  private static boolean isGone(
      LiveResource live, List<GenericKubernetesResource> there, FollowListener listener) {
    for (GenericKubernetesResource one : there) {
      if (live.uid().equals(one.getMetadata().getUid())) {
        listener.changed(LiveResource.of(one));
        return false;
      }
    }
    return true;
  }

  /** The refusal to wait longer, with what holds the resource. */
  public OperationException held(LiveResource live, Duration waited) {
    return OperationException.notHealthy(
        "delete: "
            + live.name()
            + " is not gone after "
            + waited.toSeconds()
            + " s: "
            + new Blockers(cluster).of(live),
        "mend that and run it again; or 'sluice delete --force "
            + live.name()
            + "', which removes the finalizer and leaves out the operator's clean-up");
  }
}
