package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.operate.Operation;
import io.sluice.deployer.cluster.operate.Redeploy;
import io.sluice.deployer.cluster.operate.Rollback;
import io.sluice.deployer.cluster.operate.RunningFlink;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes back to what was stable. */
@Command(
    name = "rollback",
    description = "Goes back to the last specification that was stable, its state kept.",
    footer = {
      "",
      "Examples:",
      "  sluice rollback web-sessions --env prod",
      "  sluice rollback web-sessions --to s3p://bucket/savepoints/savepoint-1a2b"
    })
final class RollbackCommand implements Callable<Integer> {
  @Mixin OperateOptions options;
  @Mixin StateLossOption stateLoss;

  @Option(
      names = "--to",
      paramLabel = "SAVEPOINT",
      description =
          "Keep the specification and start from this savepoint instead (operator 1.8 and later).")
  @Nullable String savepoint;

  @SuppressWarnings("NullAway.Init")
  RollbackCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    return options.run(this::operation, savepoint == null ? "rollback" : "status");
  }

  private Operation operation(Cluster cluster) {
    RunningFlink flink = RunningFlink.in(cluster);
    return savepoint == null
        ? new Rollback(cluster, flink, stateLoss.protection())
        : new Redeploy(cluster, flink, savepoint);
  }
}
