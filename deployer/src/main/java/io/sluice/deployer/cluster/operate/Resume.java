package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.follow.Goals;
import io.sluice.deployer.cluster.live.LifecycleState;
import io.sluice.deployer.cluster.live.LiveResource;
import java.util.Map;

/** Lets a suspended job go on. */
public final class Resume implements Operation {
  private final Cluster cluster;
  private final RunningFlink flink;

  /**
   * @param cluster where the job is
   * @param flink is asked from which state it goes on
   */
  public Resume(Cluster cluster, RunningFlink flink) {
    this.cluster = cluster;
    this.flink = flink;
  }

  @Override
  public Begun begin(LiveResource live) {
    Jobs.requireJob(cluster, live, "resume");
    if (!Jobs.isToBeSuspended(live)) {
      return starting(live, live.name() + " is to run already", Expectation.ANY);
    }
    if (live.lifecycle() != LifecycleState.SUSPENDED) {
      throw OperationException.failed(
          "resume: " + live.name() + " is not suspended yet but " + live.lifecycle(),
          "wait for it with 'sluice suspend " + live.name() + "', then resume it");
    }
    ResumePoint point = ResumePoint.of(live);
    LiveResource changed =
        new SpecChange(cluster).apply(live, Map.of("job", Map.of("state", "running")));
    return starting(
        changed,
        "the operator is asked to start it from " + point,
        (now, restored) -> restored.require(now, point));
  }

  private Begun starting(LiveResource live, String asked, Expectation expectation) {
    return new Starting(
        cluster, flink, "resume", asked, live, Goals.stable(live.generation()), expectation);
  }
}
