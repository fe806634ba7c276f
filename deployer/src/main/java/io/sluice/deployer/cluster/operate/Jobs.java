package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.spec.UpgradeMode;
import java.util.List;
import java.util.stream.Stream;

/** What operations ask of a resource's job. */
public final class Jobs {
  private Jobs() {}

  /** What becomes of the state when the job is stopped; the operator's default is stateless. */
  public static UpgradeMode upgradeMode(LiveResource live) {
    return mode(live.spec().text("job", "upgradeMode").orElse(""));
  }

  /** The mode of this text, in whichever of the operator's spellings. */
  static UpgradeMode mode(String text) {
    return Stream.of(UpgradeMode.values())
        .filter(mode -> mode.toString().equalsIgnoreCase(text) || mode.name().equals(text))
        .findFirst()
        .orElse(UpgradeMode.STATELESS);
  }

  /** Whether the job is to be suspended. */
  public static boolean isToBeSuspended(LiveResource live) {
    return live.spec().text("job", "state").filter("suspended"::equalsIgnoreCase).isPresent();
  }

  /** Whether the job runs, as far as the operator has seen. */
  public static boolean isRunning(LiveResource live) {
    return live.job().state().equals("RUNNING");
  }

  /** The names of the jobs on a session cluster. */
  public static List<String> on(Cluster cluster, LiveResource session) {
    return new LiveResources(cluster).jobsOn(session).stream().map(LiveResource::name).toList();
  }

  /**
   * Refuses what is no job, or is being deleted.
   *
   * @param doing what was asked for, as {@code suspend}
   */
  static void requireJob(Cluster cluster, LiveResource live, String doing) {
    requireThere(live, doing);
    if (live.isSessionCluster()) {
      List<String> jobs = on(cluster, live);
      throw OperationException.failed(
          doing + ": " + live.name() + " is a session cluster and has no job of its own",
          jobs.isEmpty()
              ? "there is no job on it"
              : "name one of its jobs: " + String.join(", ", jobs));
    }
  }

  /** Refuses what is being deleted. */
  static void requireThere(LiveResource live, String doing) {
    if (live.deletionAsked().isPresent()) {
      throw OperationException.failed(
          doing + ": " + live.name() + " is being deleted since " + live.deletionAsked().get(),
          "wait until it is away and apply it again; 'sluice delete "
              + live.name()
              + "' tells what holds it");
    }
  }
}
