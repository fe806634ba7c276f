package io.sluice.deployer.cli;

import io.sluice.deployer.local.state.LocalState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      defaultValue = ".sluice",
      description = "Where runs keep their state (default: ${DEFAULT-VALUE}).")
  Path stateDirectory;

  @SuppressWarnings("NullAway.Init")
  CleanCommand() {}

  @Override
  public Integer call() {
    for (String name : names) {
      boolean deleted = LocalState.clean(stateDirectory, name);
      spec.commandLine()
          .getOut()
          .println(name + ": " + (deleted ? "deleted" : "there was nothing of it"));
    }
    return ExitCode.OK;
  }
}
