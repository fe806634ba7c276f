package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.operate.Resume;
import io.sluice.deployer.cluster.operate.RunningFlink;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a suspended job go on. */
@Command(
    name = "resume",
    description = "Lets a suspended job go on and verifies from which state it does.",
    footer = {"", "Example:", "  sluice resume web-sessions --env prod"})
final class ResumeCommand implements Callable<Integer> {
  @Mixin OperateOptions options;

  @SuppressWarnings("NullAway.Init")
  ResumeCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    return options.run(cluster -> new Resume(cluster, RunningFlink.in(cluster)), "resume");
  }
}
