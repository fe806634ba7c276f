package io.sluice.deployer.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command, unless one of its options has no effect without another one, or because of it:
 * whoever wrote it meant something else.
 */
final class EffectOfOptions implements IExecutionStrategy {
  private static final Set<String> ANY = Set.of();
  private static final List<Rule> RULES =
      List.of(
          new Needs("--timeout", "--wait", "it is not waited for", "add --wait"),
          new Excludes(
              ANY, "--timeout", "--no-wait", "it is not waited for", "leave one of them out"),
          new Excludes(
              Set.of("run"),
              "--env",
              "--file",
              "a file is not described by environment",
              "leave --env or --file out"),
          new Excludes(
              Set.of("logs"), "--component", "--pod", "a pod is one component", "leave one out"));

  @Override
  public int execute(ParseResult parsed) {
    ParseResult last = parsed;
    boolean help = isHelp(parsed);
    while (last.hasSubcommand()) {
      last = last.subcommand();
      help |= isHelp(last);
    }
    ParseResult command = last;
    if (!help) {
      RULES.stream()
          .flatMap(rule -> rule.broken(command).stream())
          .findFirst()
          .ifPresent(
              wrong -> {
                throw new ExecutionException(
                    command.commandSpec().commandLine(), wrong.getMessage(), wrong);
              });
    }
    return new RunLast().execute(parsed);
  }

  private static boolean isHelp(ParseResult parsed) {
    return parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
  }

  private interface Rule {
    /** What to tell the user; empty where all is well. */
    Optional<CommandException> broken(ParseResult command);
  }

  /** An option that only says how another one works, where the command has that. */
  private record Needs(String option, String other, String why, String fix) implements Rule {
    @Override
    public Optional<CommandException> broken(ParseResult command) {
      boolean known = command.commandSpec().findOption(other) != null;
      return known && command.hasMatchedOption(option) && !command.hasMatchedOption(other)
          ? Optional.of(
              CommandException.usage(
                  option + " has no effect without " + other + ": " + why,
                  fix + ", or leave " + option + " out"))
          : Optional.empty();
    }
  }

  /**
   * Two options of which one makes the other void.
   *
   * @param commands in which commands; in all where there is none
   */
  private record Excludes(Set<String> commands, String option, String other, String why, String fix)
      implements Rule {
    @Override
    public Optional<CommandException> broken(ParseResult command) {
      boolean meant = commands.isEmpty() || commands.contains(command.commandSpec().name());
      return meant && command.hasMatchedOption(option) && command.hasMatchedOption(other)
          ? Optional.of(
              CommandException.usage(option + " has no effect with " + other + ": " + why, fix))
          : Optional.empty();
    }
  }
}
