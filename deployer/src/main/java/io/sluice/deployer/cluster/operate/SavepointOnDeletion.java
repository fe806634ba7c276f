package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import java.util.Map;

/**
 * The operator's own savepoint when a resource is deleted. It takes it of a job that runs; of one
 * that neither runs nor has ended it tries for ever, and the resource never goes (operator 1.7).
 */
public final class SavepointOnDeletion {
  /** The option that asks for it. */
  public static final String OPTION = "kubernetes.operator.job.savepoint-on-deletion";

  private SavepointOnDeletion() {}

  /** Whether the operator cannot take it, so that the deletion would hang. */
  public static boolean wouldHang(LiveResource live) {
    return !live.isSessionCluster() && !Jobs.isRunning(live) && !live.job().isTerminal();
  }

  /** Has it left out. The operator reads the option of the newest specification. */
  public static void leaveOut(Cluster cluster, LiveResource live) {
    new SpecChange(cluster).apply(live, Map.of("flinkConfiguration", Map.of(OPTION, "false")));
  }
}
