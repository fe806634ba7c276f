package io.sluice.deployer.cluster.delete;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.OperationException;
import io.sluice.deployer.cluster.operate.RunningFlink;
import io.sluice.deployer.cluster.operate.Waiting;
import java.time.Duration;
import java.util.List;

/** Takes a resource out of a cluster whose operator does not let it go. */
public final class ForcedDeletion {
  /** How long an operator that may be there is given to do it itself. */
  static final Duration GRACE = Duration.ofSeconds(20);

  private static final String OF_A_CLUSTER =
      "--force removes the operator's finalizer: no savepoint is taken, the job is not cancelled,"
          + " and the JobManager's Deployment and the HA ConfigMaps are not cleaned up by the"
          + " operator; Sluice removes what Flink has made for it";

  private static final String OF_A_SESSION_JOB =
      "--force removes the operator's finalizer: no savepoint is taken, and the operator does not"
          + " cancel the job; Sluice cancels it by the REST API of the session cluster ";

  private final Cluster cluster;
  private final RunningFlink flink;
  private final Deletion deletion;

  /**
   * @param cluster where the resource is
   * @param flink is asked to cancel a session job
   * @param deletion asks for the deletion where that was not done yet
   */
  public ForcedDeletion(Cluster cluster, RunningFlink flink, Deletion deletion) {
    this.cluster = cluster;
    this.flink = flink;
    this.deletion = deletion;
  }

  /** What is left out, for its user to know before. */
  public static String skipped(LiveResource live) {
    return live.kind().equals("FlinkSessionJob")
        ? OF_A_SESSION_JOB + live.flinkCluster()
        : OF_A_CLUSTER;
  }

  /**
   * How it went.
   *
   * @param byOperator whether the operator has done it itself
   * @param running the session job that may still run
   */
  public record Result(boolean byOperator, List<Remnant> running) {
    public Result {
      running = List.copyOf(running);
    }
  }

  /**
   * Deletes it.
   *
   * @throws OperationException if somebody else's finalizer holds it
   */
  public Result delete(LiveResource live, Waiting waiting) throws InterruptedException {
    if (live.deletionAsked().isEmpty()) {
      deletion.ask(live);
      Duration grace = waiting.timeout().compareTo(GRACE) < 0 ? waiting.timeout() : GRACE;
      if (deletion.awaitGone(live, new Waiting(grace, waiting.listener()))) {
        return new Result(true, List.of());
      }
    }
    List<Remnant> running =
        live.kind().equals("FlinkSessionJob")
            ? new SessionJobEnd(cluster, flink).cancel(live).stream().toList()
            : List.of();
    Finalizers.remove(cluster, live);
    if (!deletion.awaitGone(live, waiting)) {
      throw deletion.held(live, waiting.timeout());
    }
    if (live.kind().equals("FlinkDeployment")) {
      new Footprint(cluster, live.namespace(), live.name()).delete();
    }
    return new Result(false, running);
  }
}
