package io.sluice.deployer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Jobs in Flink's native mode, which no operator looks after. */
@Command(
    name = "native",
    description =
        "Starts and removes jobs with Flink's own client, where no operator looks after them.",
    subcommands = {NativeRunCommand.class, NativeDeleteCommand.class},
    footer = {
      "",
      "'sluice render --target native' writes the same command as a script.",
      "",
      "Examples:",
      "  sluice native run web-sessions      starts it and follows it to RUNNING",
      "  sluice native delete web-sessions   stops it with a savepoint and removes it"
    })
final class NativeCommand implements Runnable {
  @Spec CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  NativeCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
