package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.operate.RunningFlink;
import io.sluice.deployer.cluster.operate.TakeSavepoint;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a savepoint of a running job. */
@Command(
    name = "savepoint",
    description = "Takes a savepoint of a running job and prints where it lies; the job runs on.",
    footer = {"", "Example:", "  sluice savepoint web-sessions --env prod"})
final class SavepointCommand implements Callable<Integer> {
  @Mixin OperateOptions options;

  @SuppressWarnings("NullAway.Init")
  SavepointCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    return options.run(
        cluster -> new TakeSavepoint(cluster, RunningFlink.in(cluster)), "savepoint");
  }
}
