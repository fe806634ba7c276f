package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.follow.Goals;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.spec.UpgradeMode;
import java.util.Map;

/**
 * Starts a job again from a savepoint that its user names, whatever it has done since ({@code
 * savepointRedeployNonce}, operator 1.8 and later).
 */
public final class Redeploy implements Operation {
  private static final String NONCE = "savepointRedeployNonce";

  private final Cluster cluster;
  private final RunningFlink flink;
  private final String savepoint;

  /**
   * @param cluster where the job is
   * @param flink is asked from which state the job goes on
   * @param savepoint where it lies
   */
  public Redeploy(Cluster cluster, RunningFlink flink, String savepoint) {
    this.cluster = cluster;
    this.flink = flink;
    this.savepoint = savepoint;
  }

  @Override
  public Begun begin(LiveResource live) {
    Jobs.requireJob(cluster, live, "rollback --to");
    SpecChange change = new SpecChange(cluster);
    Map<String, Object> spec =
        Map.of("job", Map.of("initialSavepointPath", savepoint, NONCE, System.currentTimeMillis()));
    if (change.tried(live, spec).spec().number("job", NONCE).isEmpty()) {
      throw OperationException.failed(
          "rollback --to: the cluster's operator is older than 1.8 and cannot start "
              + live.name()
              + " from a savepoint that is named",
          "'sluice delete "
              + live.name()
              + "' and apply it with spec.job.initialSavepointPath: "
              + savepoint);
    }
    LiveResource changed = change.apply(live, spec);
    ResumePoint point = new ResumePoint(UpgradeMode.SAVEPOINT, savepoint);
    return new Starting(
        cluster,
        flink,
        "rollback",
        "the operator is asked to start " + live.name() + " from " + savepoint,
        changed,
        Goals.stable(changed.generation()),
        (now, restored) -> restored.require(now, point));
  }
}
