package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.autoscaler.AutoscalerReset;
import io.sluice.deployer.cluster.live.LiveResource;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the autoscaler of a job forget what it decided. */
@Command(
    name = "reset",
    description = "Makes the autoscaler of a job forget what it measured and decided.",
    footer = {
      "",
      "The job goes back to its described parallelism, which rescales or restarts it from its",
      "state; the autoscaler begins to measure anew.",
      "",
      "Example:",
      "  sluice autoscaler reset web-sessions"
    })
final class AutoscalerResetCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "A FlinkDeployment or FlinkSessionJob.")
  String name;

  @Mixin LiveChoice choice;
  @Mixin Confirmation confirmation;

  @SuppressWarnings("NullAway.Init")
  AutoscalerResetCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Cluster cluster = choice.connect()) {
      LiveResource resource = choice.find(cluster, name);
      choice.cluster.announce(cluster, resource.namespace(), name);
      String parallelism = resource.spec().text("job", "parallelism").orElse("its own");
      confirmation.require(
          "forget what the autoscaler of "
              + name
              + " decided (the job is rescaled or restarted with its described parallelism "
              + parallelism
              + ")");
      new AutoscalerReset(cluster, resource)
          .reset()
          .forEach(done -> out.println(name + ": " + done));
      out.println(
          name
              + ": the operator goes back to parallelism "
              + parallelism
              + " with its next look, and measures anew");
      return ExitCode.OK;
    }
  }
}
