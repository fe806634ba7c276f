package io.sluice.deployer.cluster.delete;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.OperationException;
import io.sluice.deployer.cluster.operate.Waiting;
import java.time.Duration;

/** Takes a resource out of a cluster whose operator does not let it go. */
public final class ForcedDeletion {
  /** How long an operator that may be there is given to do it itself. */
  static final Duration GRACE = Duration.ofSeconds(20);

  /** What is left out, for its user to know before. */
  public static final String SKIPPED =
      "--force removes the operator's finalizer: no savepoint is taken, the job is not cancelled,"
          + " and the JobManager's Deployment and the HA ConfigMaps are not cleaned up by the"
          + " operator; Sluice removes what Flink has made for it";

  private final Cluster cluster;
  private final Deletion deletion;

  /**
   * @param cluster where the resource is
   * @param deletion asks for the deletion where that was not done yet
   */
  public ForcedDeletion(Cluster cluster, Deletion deletion) {
    this.cluster = cluster;
    this.deletion = deletion;
  }

  /**
   * Deletes it.
   *
   * @return whether the operator has done it itself
   * @throws OperationException if somebody else's finalizer holds it
   */
  public boolean delete(LiveResource live, Waiting waiting) throws InterruptedException {
    if (live.deletionAsked().isEmpty()) {
      deletion.ask(live);
      Duration grace = waiting.timeout().compareTo(GRACE) < 0 ? waiting.timeout() : GRACE;
      if (deletion.awaitGone(live, new Waiting(grace, waiting.listener()))) {
        return true;
      }
    }
    Finalizers.remove(cluster, live);
    if (!deletion.awaitGone(live, waiting)) {
      throw deletion.held(live, waiting.timeout());
    }
    if (live.kind().equals("FlinkDeployment")) {
      new Footprint(cluster, live.namespace(), live.name()).delete();
    }
    return false;
  }
}
