package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.logs.LogPods;
import io.sluice.deployer.cluster.logs.LogReader;
import io.sluice.deployer.cluster.logs.LogRequest;
import io.sluice.deployer.cluster.logs.LogStreams;
import io.sluice.deployer.cluster.pods.Component;
import io.sluice.deployer.options.FlinkDuration;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the log of a job's pods. */
@Command(
    name = "logs",
    description = "Prints the log of the JobManager that leads, or of other pods of a job.",
    footer = {
      "",
      "Lines begin with their pod's name where several pods are printed. Ctrl-C ends --follow.",
      "",
      "Examples:",
      "  sluice logs web-sessions --follow --tail 100",
      "  sluice logs web-sessions --component taskmanager --since 10m",
      "  sluice logs web-sessions --pod web-sessions-taskmanager-1-1 --previous"
    })
final class LogsCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "A FlinkDeployment or FlinkSessionJob.")
  String name;

  @Mixin LiveChoice choice;

  @Option(
      names = "--component",
      paramLabel = "COMPONENT",
      defaultValue = "jobmanager",
      description = "jobmanager or taskmanager (default: ${DEFAULT-VALUE}).")
  Component component;

  @Option(names = "--pod", paramLabel = "POD", description = "One pod of the job.")
  @Nullable String pod;

  @Option(
      names = {"-c", "--container"},
      paramLabel = "CONTAINER",
      description = "A container of the pod (default: the one in which Flink runs).")
  @Nullable String container;

  @Option(
      names = {"-p", "--previous"},
      description = "The log before the container's last restart.")
  boolean previous;

  @Option(
      names = {"--follow"},
      description = "Go on with the lines that come, until Ctrl-C.")
  boolean follow;

  @Option(names = "--tail", paramLabel = "N", description = "Only the last N lines of each pod.")
  @Nullable Integer tail;

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      description = "Only lines that are no older: 30s, 10m, 1h.")
  @Nullable String since;

  @SuppressWarnings("NullAway.Init")
  LogsCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    LogRequest request = new LogRequest(container, previous, follow, lines(), since());
    try (Cluster cluster = choice.connect()) {
      FlinkChoice flink = FlinkChoice.of(choice.find(cluster, name));
      List<LogReader> readers =
          new LogPods(cluster)
              .choose(flink.namespace(), flink.name(), component, pod).stream()
                  .map(one -> new LogReader(cluster, one, request))
                  .toList();
      PrintWriter out = spec.commandLine().getOut();
      Consumer<String> line =
          text -> {
            out.println(text);
            out.flush();
          };
      LogStreams streams = new LogStreams(readers);
      if (follow) {
        UntilInterrupted.run(() -> streams.read(true, line), out::flush);
      } else {
        streams.read(false, line);
      }
    }
    return ExitCode.OK;
  }

  private @Nullable Integer lines() {
    if (tail != null && tail < 0) {
      throw CommandException.usage("--tail: " + tail + " is below 0", "give a number of lines");
    }
    return tail;
  }

  private @Nullable Duration since() {
    if (since == null) {
      return null;
    }
    String fix = "write it like 30s, 10m or 1h";
    Duration age;
    try {
      age = FlinkDuration.parse(since);
    } catch (IllegalArgumentException | ArithmeticException malformed) {
      throw CommandException.usage("--since: '" + since + "' is no duration", fix);
    }
    if (age.toSeconds() < 1 || age.toSeconds() > Integer.MAX_VALUE) {
      throw CommandException.usage(
          "--since: '" + since + "' is below one second, or too long", fix);
    }
    return age;
  }
}
