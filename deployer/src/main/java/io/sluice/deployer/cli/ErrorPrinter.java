package io.sluice.deployer.cli;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.catalogue.EnvironmentException;
import io.sluice.deployer.check.InvalidDeploymentException;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.operate.OperationException;
import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.local.error.StateProtectedException;
import io.sluice.deployer.text.Spelling;
import io.sluice.deployer.workflow.language.WorkflowException;
import io.sluice.deployer.yaml.YamlSyntaxException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on stderr what went wrong, in one line, and what to do, in a second. */
final class ErrorPrinter implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final int SUGGESTIONS = 2;

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    List<String> suggestions =
        wrong instanceof UnmatchedArgumentException unmatched ? suggestions(unmatched) : List.of();
    String help = "see '" + command.getCommandSpec().qualifiedName() + " --help'";
    print(
        command.getErr(),
        firstLine(String.valueOf(wrong.getMessage())),
        suggestions.isEmpty()
            ? help
            : "did you mean " + String.join(" or ", suggestions) + "? Else " + help);
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
    PrintWriter err = command.getErr();
    if (Sluice.isVerbose(command)) {
      failure.printStackTrace(err);
    }
    if (failure instanceof CommandException known) {
      print(err, String.valueOf(known.getMessage()), known.fix());
      return known.exitCode();
    }
    if (failure instanceof InvalidDeploymentException invalid) {
      err.println("sluice: " + invalid.getMessage());
      err.println(
          "  fix: mend the description; 'sluice lint --explain RULE' tells why a rule holds");
      return ExitCode.FAILED;
    }
    if (failure instanceof EnvironmentException environment) {
      environment.problems().forEach(problem -> err.println("sluice: " + problem));
      return ExitCode.FAILED;
    }
    if (failure instanceof YamlSyntaxException syntax) {
      print(err, String.valueOf(syntax.getMessage()), "mend the YAML there");
      return ExitCode.FAILED;
    }
    if (failure instanceof WorkflowException workflow) {
      print(err, String.valueOf(workflow.getMessage()), workflow.fix());
      return ExitCode.FAILED;
    }
    if (failure instanceof LocalRunException local) {
      return printed(err, local);
    }
    if (failure instanceof io.sluice.deployer.cluster.StateProtectedException refused) {
      print(err, String.valueOf(refused.getMessage()), refused.fix());
      return ExitCode.STATE_PROTECTED;
    }
    if (failure instanceof OperationException operation) {
      print(err, String.valueOf(operation.getMessage()), operation.fix());
      return switch (operation.kind()) {
        case FAILED -> ExitCode.FAILED;
        case NOT_HEALTHY -> ExitCode.NOT_HEALTHY;
        case STATE_PROTECTED -> ExitCode.STATE_PROTECTED;
      };
    }
    if (failure instanceof AwsException refused) {
      print(err, String.valueOf(refused.getMessage()), refused.fix());
      return ExitCode.FAILED;
    }
    if (failure instanceof ClusterException refused) {
      print(err, String.valueOf(refused.getMessage()), refused.fix());
      return ExitCode.FAILED;
    }
    Throwable io = failure instanceof UncheckedIOException ? failure.getCause() : failure;
    if (io instanceof FileSystemException file) {
      print(err, file.getFile() + ": " + reason(file), "check the path and its permissions");
      return ExitCode.FAILED;
    }
    print(err, unexpected(failure), "run it again with --verbose and report what it prints");
    return ExitCode.FAILED;
  }

  private static List<String> suggestions(UnmatchedArgumentException unmatched) {
    CommandLine command = unmatched.getCommandLine();
    return command.getParent() == null && !unmatched.isUnknownOption()
        ? Spelling.nearest(
            unmatched.getUnmatched().get(0), command.getSubcommands().keySet(), SUGGESTIONS)
        : unmatched.getSuggestions();
  }

  private static int printed(PrintWriter err, LocalRunException failure) {
    String message = String.valueOf(failure.getMessage());
    int fix = message.lastIndexOf("; ");
    print(
        err,
        fix < 0 ? message : message.substring(0, fix),
        fix < 0 ? "see the log files below .sluice" : message.substring(fix + 2));
    return failure instanceof StateProtectedException ? ExitCode.STATE_PROTECTED : ExitCode.FAILED;
  }

  private static void print(PrintWriter err, String what, String fix) {
    err.println("sluice: " + what);
    err.println("  fix: " + fix);
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
  }

  private static String unexpected(Exception failure) {
    String message = failure.getMessage();
    return failure.getClass().getSimpleName() + (message == null ? "" : ": " + firstLine(message));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
