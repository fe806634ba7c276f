package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.operate.Suspend;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a job so that it can go on later. */
@Command(
    name = "suspend",
    description = "Stops a job with its state kept and prints from what it goes on.",
    footer = {"", "Example:", "  sluice suspend web-sessions --env prod"})
final class SuspendCommand implements Callable<Integer> {
  @Mixin OperateOptions options;
  @Mixin StateLossOption stateLoss;

  @SuppressWarnings("NullAway.Init")
  SuspendCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    return options.run(cluster -> new Suspend(cluster, stateLoss.protection()), "suspend");
  }
}
