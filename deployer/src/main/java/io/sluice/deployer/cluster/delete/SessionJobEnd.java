package io.sluice.deployer.cluster.delete;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.operate.RunningFlink;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.FlinkRestException;
import io.sluice.deployer.rest.JobDetails;
import java.util.Optional;

/** The end of a session job whose operator does not cancel it: it would run on without one. */
final class SessionJobEnd {
  private final Cluster cluster;
  private final RunningFlink flink;

  SessionJobEnd(Cluster cluster, RunningFlink flink) {
    this.cluster = cluster;
    this.flink = flink;
  }

  /** Cancels the job on its session cluster; what is there if it may still run. */
  Optional<Remnant> cancel(LiveResource live) {
    String id = live.job().id();
    if (id == null || isGone(live)) {
      return Optional.empty();
    }
    try {
      flink.ask(live, SessionJobEnd::cancel);
      return Optional.empty();
    } catch (ClusterException | FlinkRestException noAnswer) {
      return Optional.of(
          new Remnant(
              "job",
              id,
              "it still runs on "
                  + live.flinkCluster()
                  + ", as far as is known: "
                  + noAnswer.getMessage()));
    }
  }

  private static boolean cancel(FlinkRest rest, String id) {
    Optional<JobDetails> job = rest.job(id);
    if (job.isPresent() && !job.get().state().isFinal()) {
      rest.cancel(id);
    }
    return true;
  }

  /** Whether nothing is left that could run it: neither the session cluster nor its JobManager. */
  private boolean isGone(LiveResource live) {
    String session = live.flinkCluster();
    return new LiveResources(cluster).get("FlinkDeployment", live.namespace(), session).isEmpty()
        && new Footprint(cluster, live.namespace(), session).present().isEmpty();
  }
}
