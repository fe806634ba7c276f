package io.sluice.deployer.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.deployer.local.LocalOutcome;
import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.local.error.SavepointException;
import io.sluice.deployer.local.state.OutputLocation;
import io.sluice.deployer.local.state.RestorePoint;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells how a run ended. */
final class RunReport {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

  private final OutputOption output;
  private final PrintWriter out;
  private final String name;
  private final String command;

  /**
   * @param command what the user typed to run it, without options
   */
  RunReport(OutputOption output, String name, String command) {
    this.output = output;
    this.out = output.out();
    this.name = name;
    this.command = command;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Ending(
      String deployment,
      String end,
      @Nullable Long seconds,
      @Nullable Map<String, Object> counts,
      @Nullable List<Output> outputs,
      @Nullable String resumesFrom,
      @Nullable String problem,
      @Nullable String log) {}

  private record Output(String place, String folder, long objects, long lines) {
    static Output of(OutputLocation location) {
      return new Output(
          location.place().toString(),
          Project.shown(location.folder()).toString(),
          location.objects(),
          location.lines());
    }
  }

  int tell(LocalOutcome outcome) {
    if (outcome instanceof LocalOutcome.Finished finished) {
      tell(finished);
      return ExitCode.OK;
    }
    if (outcome instanceof LocalOutcome.Stopped stopped) {
      tell(stopped);
      return stopped.problem().isPresent() ? ExitCode.FAILED : ExitCode.OK;
    }
    tell((LocalOutcome.Failed) outcome);
    return ExitCode.FAILED;
  }

  int tellLoss(SavepointException lost) {
    print(new Ending(name, "stopped", null, null, null, null, lost.getMessage(), null));
    if (!output.isJson()) {
      out.println(name + ": stopped without its state: " + lost.getMessage());
      out.println("  the next run begins anew");
    }
    out.flush();
    return ExitCode.FAILED;
  }

  int tellFailure(LocalRunException failure) {
    print(new Ending(name, "failed", null, null, null, null, failure.getMessage(), null));
    if (!output.isJson()) {
      out.println(name + ": " + failure.getMessage());
    }
    out.flush();
    return ExitCode.FAILED;
  }

  private void tell(LocalOutcome.Finished finished) {
    print(
        new Ending(
            name,
            "finished",
            finished.duration().toSeconds(),
            numbers(finished.counts()),
            outputs(finished.outputs()),
            null,
            null,
            null));
    if (!output.isJson()) {
      out.printf("%s: finished after %d s%n", name, finished.duration().toSeconds());
      finished.counts().forEach(this::count);
      finished.outputs().forEach(this::output);
    }
    out.flush();
  }

  private void tell(LocalOutcome.Stopped stopped) {
    Optional<String> from = stopped.resumesFrom().map(RestorePoint::toString);
    print(
        new Ending(
            name,
            "stopped",
            null,
            numbers(stopped.counts()),
            outputs(stopped.outputs()),
            from.orElse(null),
            stopped.problem().orElse(null),
            null));
    if (!output.isJson()) {
      stopped.problem().ifPresent(problem -> out.println(name + ": no savepoint: " + problem));
      out.println(name + ": stopped" + from.map(point -> " at " + point).orElse(""));
      stopped.counts().forEach(this::count);
      stopped.outputs().forEach(this::output);
      out.println(
          from.isPresent()
              ? "  go on with: " + command + " --resume"
              : "  it had not come to its first checkpoint; there is nothing to go on from");
    }
    out.flush();
  }

  private void tell(LocalOutcome.Failed failed) {
    Optional<String> from = failed.resumesFrom().map(RestorePoint::toString);
    String log = Project.shown(failed.log()).toString();
    print(new Ending(name, "failed", null, null, null, from.orElse(null), failed.cause(), log));
    if (!output.isJson()) {
      out.println(name + ": failed: " + failed.cause());
      out.println("  log: " + log);
      from.ifPresent(
          point ->
              out.println(
                  "  its last " + point + " is kept; go on with: " + command + " --resume"));
    }
    out.flush();
  }

  private static Map<String, Object> numbers(Map<String, String> counts) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    counts.forEach(
        (name, value) ->
            numbers.put(name, NUMBER.matcher(value).matches() ? Long.valueOf(value) : value));
    return numbers;
  }

  private void print(Ending ending) {
    if (output.isJson()) {
      out.println(Json.write(ending));
    }
  }

  private void count(String what, String value) {
    String words = what.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    String number =
        NUMBER.matcher(value).matches()
            ? String.format(Locale.ROOT, "%,d", Long.parseLong(value))
            : value;
    out.printf("  %-18s %12s%n", words, number);
  }

  private void output(OutputLocation location) {
    out.printf(
        Locale.ROOT,
        "  output: %s%n          %,d %s in %,d %s below %s%n",
        location.place(),
        location.lines(),
        location.lines() == 1 ? "line" : "lines",
        location.objects(),
        location.objects() == 1 ? "file" : "files",
        Project.shown(location.folder()));
  }

  private static List<Output> outputs(List<OutputLocation> locations) {
    return locations.stream().map(Output::of).toList();
  }
}
