package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.follow.Goal;
import io.sluice.deployer.cluster.follow.Goals;
import io.sluice.deployer.cluster.follow.Verdict;
import io.sluice.deployer.cluster.live.LiveResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stops a job and starts it again, its state kept; or a session cluster. */
public final class Restart implements Operation {
  private final Cluster cluster;
  private final RunningFlink flink;
  private final StateProtection protection;

  /**
   * @param cluster where the job runs
   * @param flink is asked from which state it goes on
   * @param protection whether it may lose its state
   */
  public Restart(Cluster cluster, RunningFlink flink, StateProtection protection) {
    this.cluster = cluster;
    this.flink = flink;
    this.protection = protection;
  }

  @Override
  public Begun begin(LiveResource live) {
    Jobs.requireThere(live, "restart");
    if (live.isSessionCluster()) {
      requireKeptJobs(live);
    } else if (Jobs.isToBeSuspended(live)) {
      throw OperationException.failed(
          "restart: " + live.name() + " is suspended", "start it: sluice resume " + live.name());
    } else {
      protection.requireKept(live, "restart");
    }
    KeptState state = KeptState.of(cluster, flink, live);
    long nonce =
        Math.max(System.currentTimeMillis(), live.spec().number("restartNonce").orElse(0L) + 1);
    LiveResource changed = new SpecChange(cluster).apply(live, Map.of("restartNonce", nonce));
    return new Starting(
        cluster,
        flink,
        "restart",
        "the operator is asked to restart " + live.name(),
        changed,
        new StartedAgain(Goals.stable(changed.generation()), live.job().started()),
        state);
  }

  private void requireKeptJobs(LiveResource session) {
    List<String> jobs = Jobs.on(cluster, session);
    if (!jobs.isEmpty() && !EffectiveConfiguration.of(cluster, session).isHighlyAvailable()) {
      protection.require(
          session,
          "restart: the session cluster "
              + session.name()
              + " has no high availability, so the jobs on it would be lost: "
              + String.join(", ", jobs),
          "suspend them first");
    }
  }

  /** Stable again, with a job that was started anew. */
  private record StartedAgain(Goal stable, @Nullable Instant before) implements Goal {
    @Override
    public Verdict judge(LiveResource live) {
      Verdict verdict = stable.judge(live);
      return verdict.state() == Verdict.State.REACHED
              && before != null
              && before.equals(live.job().started())
          ? Verdict.waiting("the job of before still runs")
          : verdict;
    }

    @Override
    public boolean needsReadyPods() {
      return stable.needsReadyPods();
    }
  }
}
