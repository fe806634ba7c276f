package io.sluice.deployer.cli;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.sluice.deployer.cluster.nativek8s.AppliedResources;
import io.sluice.deployer.cluster.nativek8s.Kubeconfig;
import io.sluice.deployer.cluster.nativek8s.NativeJob;
import io.sluice.deployer.cluster.nativek8s.NativeStart;
import io.sluice.deployer.cluster.nativek8s.NativeStartException;
import io.sluice.deployer.cluster.nativek8s.OperatorsClaim;
import io.sluice.deployer.local.client.ClientResult;
import io.sluice.deployer.local.client.FlinkClient;
import io.sluice.deployer.local.process.Distribution;
import io.sluice.deployer.rest.JobState;
import io.sluice.deployer.rest.JobSummary;
import io.sluice.deployer.target.nativek8s.NativeApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** The steps of starting a job in native mode. */
final class NativeLaunch {
  private final NativeJob job;
  private final NativeApplication application;
  private final CommandLine command;
  private final OutputOption output;
  private final PrintWriter err;
  private final String where;

  /**
   * @param cluster the options that choose the cluster in another command
   */
  NativeLaunch(
      NativeJob job,
      NativeApplication application,
      CommandLine command,
      OutputOption output,
      String cluster) {
    this.job = job;
    this.application = application;
    this.command = command;
    this.output = output;
    this.err = command.getErr();
    this.where = " -n " + job.namespace() + cluster;
  }

  int run(Duration patience, boolean fromSavepoint) throws IOException, InterruptedException {
    Instant begin = Instant.now();
    requireNameIsFree();
    requireNoOtherState(fromSavepoint);
    Interruption interruption = Interruption.telling(err, whatIsThere());
    try {
      new AppliedResources(job, this::tell).apply(application.resources());
      try (NativeStart start = NativeStart.watch(job, this::tell)) {
        runClient(patience);
        return tell(start.await(left(patience, begin)), begin);
      } catch (NativeStartException failed) {
        return tell(failed);
      }
    } finally {
      interruption.remove();
    }
  }

  private static Duration left(Duration patience, Instant begin) {
    Duration left = patience.minus(Duration.between(begin, Instant.now()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void requireNameIsFree() {
    OperatorsClaim.refuse(job);
    Deployment there = job.deployment().orElse(null);
    if (there == null) {
      return;
    }
    String what = "Deployment/" + job.name() + " is in " + job.namespace() + " already";
    if (NativeJob.isOperators(there)) {
      throw CommandException.failed(
          what + "; it belongs to the operator's FlinkDeployment",
          "delete that, or choose another name");
    }
    if (NativeJob.isFlinks(there)) {
      throw CommandException.failed(
          what + ": a job in native mode runs under this name",
          "sluice native delete " + job.name() + where + " removes it");
    }
    throw CommandException.failed(what, "choose another name, or another namespace");
  }

  private void requireNoOtherState(boolean fromSavepoint) {
    if (job.highAvailability().isEmpty()) {
      return;
    }
    if (fromSavepoint) {
      throw new CommandException(
          ExitCode.STATE_PROTECTED,
          "--from-savepoint would not count: the HA metadata of an earlier run is there, and Flink"
              + " goes on from the last checkpoint that it names",
          "leave --from-savepoint out, or remove the metadata: sluice native delete "
              + job.name()
              + where
              + " --no-savepoint");
    }
    tell("goes on from the last checkpoint of an earlier run, whose HA metadata is there");
  }

  private void runClient(Duration patience) throws IOException, InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.of(application.files())) {
      Path log = folder.path().resolve("client.log");
      Distribution distribution =
          new Distribution(Project.current().root().resolve(Path.of("deployer", "target", "dist")));
      ClientResult result =
          new FlinkClient(distribution, folder.path().resolve(NativeApplication.CONF_FOLDER), log)
              .run(
                  application
                      .command()
                      .with(Kubeconfig.options(job.cluster()))
                      .words(folder.path()),
                  patience);
      if (Sluice.isVerbose(command)) {
        err.print(result.output());
        err.flush();
      }
      if (!result.isDone()) {
        throw CommandException.failed(
            "Flink's client could not start " + job.name() + ": " + result.reason(),
            "--verbose prints all that it says; sluice native delete "
                + job.name()
                + where
                + " removes what is there already");
      }
    }
    tell("Flink's client has made the cluster");
  }

  private int tell(JobSummary started, Instant begin) {
    boolean finished = started.state() == JobState.FINISHED;
    long seconds = Duration.between(begin, Instant.now()).toSeconds();
    String ui = "kubectl port-forward service/" + job.name() + "-rest 8081" + where;
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", job.name());
    data.put("namespace", job.namespace());
    data.put("job", started.id());
    data.put("state", started.state().toString());
    data.put("seconds", seconds);
    data.put("ui", finished ? null : ui);
    String text = job.name() + ": " + started.state() + " after " + seconds + " s";
    output.print(data, finished ? text : text + "\nweb UI: " + ui + ", then http://localhost:8081");
    return started.state().isFinal() && !finished ? ExitCode.NOT_HEALTHY : ExitCode.OK;
  }

  private int tell(NativeStartException failed) {
    failed.trouble().log().forEach(line -> err.println("  | " + line));
    throw new CommandException(
        ExitCode.NOT_HEALTHY,
        job.name() + " does not run: " + failed.trouble(),
        failed.trouble().fix() + "; " + removal());
  }

  private String whatIsThere() {
    return "interrupted: what is there already goes on; " + removal();
  }

  private String removal() {
    return "'sluice native delete " + job.name() + where + "' removes it";
  }

  private void tell(String text) {
    err.println(job.name() + ": " + text);
    err.flush();
  }
}
