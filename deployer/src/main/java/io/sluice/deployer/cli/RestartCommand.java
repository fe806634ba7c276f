package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.operate.Restart;
import io.sluice.deployer.cluster.operate.RunningFlink;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a job and starts it again. */
@Command(
    name = "restart",
    description = "Stops a job or a session cluster and starts it again, its state kept.",
    footer = {"", "Example:", "  sluice restart web-sessions --env prod"})
final class RestartCommand implements Callable<Integer> {
  @Mixin OperateOptions options;
  @Mixin StateLossOption stateLoss;

  @SuppressWarnings("NullAway.Init")
  RestartCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    return options.run(
        cluster -> new Restart(cluster, RunningFlink.in(cluster), stateLoss.protection()),
        "status");
  }
}
