package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.CatalogueEntry;
import io.sluice.deployer.local.LocalOptions;
import io.sluice.deployer.local.LocalRun;
import io.sluice.deployer.local.job.DescribedJob;
import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.local.process.Distribution;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.InputArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a deployment on this machine, as processes of its own. */
@Command(
    name = "run",
    description =
        "Runs a deployment on this machine: an S3 server, a JobManager and TaskManagers, each a"
            + " process of its own, with checkpoints on s3p://.",
    footer = {
      "",
      "Ctrl-C stops the job with a savepoint; --resume goes on from it. What a run",
      "leaves lies below .sluice/NAME.",
      "",
      "Examples:",
      "  sluice run web-sessions --input access.log    reads a file to its end",
      "  sluice run state-machine                      runs until Ctrl-C",
      "  sluice run state-machine --resume             goes on from the savepoint",
      "  sluice run -f job.yaml --jar target/job.jar   somebody's manifest",
      "  sluice run state-machine -- --rate 50         other arguments for the job"
    })
final class RunCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin DeploymentChoice choice;

  @Parameters(
      paramLabel = "[NAME] [-- ARG...]",
      hideParamSyntax = true,
      description = {
        "A deployment of the catalogue, or, with -f, one of several in the file;",
        "after '--' arguments for the job, instead of those of the description."
      })
  List<String> words = new ArrayList<>();

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = "A file or folder that the job reads: uploaded first, and put after --input.")
  @Nullable Path input;

  @Option(names = "--resume", description = "Go on from the last savepoint or checkpoint.")
  boolean resume;

  @Option(names = "--clean", description = "Delete what earlier runs left, and begin anew.")
  boolean clean;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port of the web UI (default: the first free one from 8081).")
  @Nullable Integer port;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The job's jar (default: the one that the project builds).")
  @Nullable Path jar;

  @Mixin StateOption state;

  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  RunCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    DeploymentChoice.Chosen chosen = choice.choose(name());
    FlinkDeployment deployment = application(chosen);
    LocalJob job = job(deployment, chosen.entry());
    LocalOptions options = options();
    RunProgress progress = new RunProgress(spec.commandLine().getErr(), deployment.name());
    RunReport report = new RunReport(output, deployment.name(), command());
    LocalRun run = new LocalRun(job, options, progress);
    return new Interruptible(run, report, progress).run();
  }

  /** What runs: a deployment, or a session job with the configuration of its cluster. */
  private FlinkDeployment application(DeploymentChoice.Chosen chosen) {
    if (chosen.resource() instanceof FlinkSessionJob job) {
      return job.clusterAmong(chosen.beside())
          .map(job::asApplicationOn)
          .orElseThrow(
              () ->
                  CommandException.usage(
                      "the session cluster '"
                          + job.spec().deploymentName()
                          + "' of "
                          + job.name()
                          + " is not described here, and its configuration is needed",
                      choice.file == null
                          ? "add its FlinkDeployment to the catalogue"
                          : "put its FlinkDeployment into " + choice.file));
    }
    FlinkDeployment deployment = (FlinkDeployment) chosen.resource();
    if (deployment.spec().job() == null) {
      throw CommandException.usage(
          deployment.name() + " is a session cluster and has no job of its own",
          "run one of its session jobs instead; 'sluice list' shows those of the catalogue");
    }
    return deployment;
  }

  private List<String> jobArguments() {
    List<String> typed = spec.commandLine().getParseResult().originalArgs();
    int end = typed.indexOf("--");
    return end < 0 ? List.of() : typed.subList(end + 1, typed.size());
  }

  private @Nullable String name() {
    int names = words.size() - jobArguments().size();
    if (names > 1) {
      throw CommandException.usage(
          "'" + words.get(1) + "' is one name too many",
          "run one deployment; arguments for its job follow '--'");
    }
    return names == 0 ? null : words.get(0);
  }

  private void check() {
    if (resume && clean) {
      throw CommandException.usage(
          "--resume goes on from what --clean deletes", "give one of the two");
    }
    if (input != null && !Files.isReadable(input)) {
      throw CommandException.usage(
          "--input: '" + input + "' is no file or folder that can be read", "check the path");
    }
    if (port != null && (port < 1 || port > 65535)) {
      throw CommandException.usage(
          "--port: " + port + " is no port", "give a number from 1 to 65535");
    }
  }

  private LocalJob job(FlinkDeployment deployment, @Nullable CatalogueEntry entry) {
    DescribedJob described = new DescribedJob(deployment);
    described.requireJar();
    Path file = jar(deployment, entry);
    if (!jobArguments().isEmpty()) {
      return described.in(file, jobArguments(), InputArguments.REPLACE);
    }
    return described.in(
        file, described.args(), entry == null ? InputArguments.REPLACE : entry.inputArguments());
  }

  private Path jar(FlinkDeployment deployment, @Nullable CatalogueEntry entry) {
    if (jar != null) {
      if (!Files.isRegularFile(jar)) {
        throw CommandException.usage("--jar: '" + jar + "' is no file", "check the path");
      }
      return jar;
    }
    if (entry != null && entry.jar() != null) {
      return Project.current().root().resolve(entry.jar());
    }
    String described =
        deployment.spec().job() == null ? "" : String.valueOf(deployment.spec().job().jarURI());
    throw CommandException.usage(
        "the job's jar, " + described + ", is not on this machine", "name it with --jar FILE");
  }

  private LocalOptions options() {
    Path dist = Project.current().root().resolve(Path.of("deployer", "target", "dist"));
    LocalOptions options =
        LocalOptions.in(state.directory(), new Distribution(dist))
            .withWebPort(port == null ? 0 : port);
    if (input != null) {
      options = options.withInput(input);
    }
    return options.starting(
        resume
            ? LocalOptions.Start.RESUMING
            : clean ? LocalOptions.Start.CLEAN : LocalOptions.Start.ANEW);
  }

  private String command() {
    return "sluice run " + choice.asTyped(name());
  }
}
