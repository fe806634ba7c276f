package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.follow.Goals;
import io.sluice.deployer.cluster.live.LiveResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stops a job so that it can go on later from where it was. */
public final class Suspend implements Operation {
  private final Cluster cluster;
  private final StateProtection protection;

  /**
   * @param cluster where the job runs
   * @param protection whether it may lose its state
   */
  public Suspend(Cluster cluster, StateProtection protection) {
    this.cluster = cluster;
    this.protection = protection;
  }

  @Override
  public Begun begin(LiveResource live) {
    Jobs.requireJob(cluster, live, "suspend");
    if (Jobs.isToBeSuspended(live)) {
      return new Stopping(cluster, live, protection, live.name() + " is to be suspended already");
    }
    protection.requireKept(live, "suspend");
    LiveResource changed =
        new SpecChange(cluster).apply(live, Map.of("job", Map.of("state", "suspended")));
    return new Stopping(
        cluster, changed, protection, "the operator is asked to suspend " + live.name());
  }

  private record Stopping(
      Cluster cluster, LiveResource live, StateProtection protection, String asked)
      implements Begun {
    @Override
    public Effect finish(Waiting waiting) throws InterruptedException {
      LiveResource stopped =
          waiting.until(
              cluster, live, Goals.suspended(live.generation()), "suspend " + live.name());
      ResumePoint point = ResumePoint.of(stopped);
      if (!point.hasState()) {
        protection.requireResumable(stopped);
      }
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("state", "SUSPENDED");
      facts.put("upgradeMode", point.mode().toString());
      if (point.location() != null) {
        facts.put("savepoint", point.location());
      }
      return new Effect(
          "suspended; 'sluice resume " + live.name() + "' goes on from " + point, facts, List.of());
    }
  }
}
