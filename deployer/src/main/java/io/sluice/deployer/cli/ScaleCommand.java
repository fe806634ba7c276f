package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.operate.RunningFlink;
import io.sluice.deployer.cluster.operate.Scale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes the parallelism of a job. */
@Command(
    name = "scale",
    description = "Changes the parallelism of a job and verifies that it runs so.",
    footer = {
      "",
      "The description stays as it is: a later apply brings its parallelism back.",
      "",
      "Example:",
      "  sluice scale web-sessions --env prod --parallelism 8"
    })
final class ScaleCommand implements Callable<Integer> {
  @Mixin OperateOptions options;
  @Mixin StateLossOption stateLoss;

  @Option(
      names = "--parallelism",
      required = true,
      paramLabel = "N",
      description = "The new parallelism.")
  int parallelism;

  @SuppressWarnings("NullAway.Init")
  ScaleCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    if (parallelism < 1) {
      throw CommandException.usage(
          "--parallelism: " + parallelism + " is none", "give a number from 1");
    }
    return options.run(
        cluster ->
            new Scale(cluster, RunningFlink.in(cluster), stateLoss.protection(), parallelism),
        "scale --parallelism " + parallelism);
  }
}
