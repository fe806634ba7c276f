package io.sluice.deployer.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code sluice}. */
@Command(
    name = "sluice",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    description = "Describes, checks, renders and runs Flink deployments.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:problems found, or failed",
      " 2:the command line is wrong",
      " 3:not running and stable in time, or not able to become so",
      " 4:refused to protect state",
      " 5:the cluster is not as described (plan)",
    })
public final class Sluice implements Runnable {
  @Spec CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print stack traces of failures.")
  boolean verbose;

  @SuppressWarnings("NullAway.Init")
  Sluice() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] args) {
    int exitCode = run(writer(System.out), writer(System.err), args);
    System.exit(exitCode);
  }

  /**
   * Runs a command line.
   *
   * @param out takes what the command answers
   * @param err takes errors and progress
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command =
        Commands.of(args)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true);
    ErrorPrinter errors = new ErrorPrinter();
    command.setParameterExceptionHandler(errors).setExecutionExceptionHandler(errors);
    command.setExecutionStrategy(new EffectOfOptions());
    int exitCode = command.execute(args);
    out.flush();
    err.flush();
    return exitCode;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is missing: " + String.join(", ", commands(spec.commandLine()).keySet()));
  }

  static boolean isVerbose(CommandLine command) {
    CommandLine root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return ((Sluice) root.getCommand()).verbose;
  }

  private static Map<String, CommandLine> commands(CommandLine root) {
    return root.getSubcommands();
  }

  private static PrintWriter writer(java.io.OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
