package io.sluice.deployer.cli;

import io.sluice.deployer.local.state.LocalState;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes what local runs left. */
@Command(
    name = "clean",
    description = "Deletes what local runs of deployments left: state, output and logs.",
    footer = {"", "Example:", "  sluice clean state-machine"})
final class CleanCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "NAME", description = "The deployments.")
  List<String> names;

  @Mixin StateOption state;

  @SuppressWarnings("NullAway.Init")
  CleanCommand() {}

  @Override
  public Integer call() {
    for (String name : names) {
      boolean deleted = LocalState.clean(state.directory(), name);
      spec.commandLine()
          .getOut()
          .println(name + ": " + (deleted ? "deleted" : "there was nothing of it"));
    }
    return ExitCode.OK;
  }
}
