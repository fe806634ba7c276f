package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.check.Problem;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.nativek8s.NativeJob;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.target.nativek8s.ClusterAccess;
import io.sluice.deployer.target.nativek8s.NativeApplication;
import io.sluice.deployer.target.nativek8s.NativeTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a job with Flink's own client and follows it until it runs. */
@Command(
    name = "run",
    description =
        "Starts a job in native mode: applies its service account and permissions, runs Flink's"
            + " own client, and waits until the job runs.",
    footer = {
      "",
      "Flink need not be installed. Exit code 3 if the job does not come to run.",
      "",
      "Examples:",
      "  sluice native run web-sessions --env dev",
      "  sluice native run -f job.yaml --timeout 3m",
      "  sluice native run web-sessions -s s3p://bucket/savepoint-1"
    })
final class NativeRunCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin DeploymentChoice choice;
  @Mixin ClusterOptions connection;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A deployment of the catalogue, or, with -f, one of several in the file.")
  @Nullable String name;

  @Option(
      names = {"-s", "--from-savepoint"},
      paramLabel = "PATH",
      description = "The savepoint or retained checkpoint to start from.")
  @Nullable URI savepoint;

  @Option(
      names = "--cluster-edit",
      description =
          "Give the job the ClusterRole edit, as the guide does, instead of a Role with no more"
              + " than Flink needs.")
  boolean clusterEdit;

  @Mixin TimeoutOption timeout;
  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  NativeRunCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    FlinkResource described = choice.choose(name).resource();
    @Nullable Environment environment = choice.environment(name);
    NativeTarget target = new NativeTarget(clusterEdit ? ClusterAccess.EDIT : ClusterAccess.LEAST);
    try (Cluster cluster = connection.connect(environment)) {
      NativeApplication application =
          target.application(described, cluster.defaultNamespace(), savepoint);
      connection.announce(cluster, application.namespace(), application.name());
      PrintWriter err = spec.commandLine().getErr();
      for (Problem problem : target.problems(described)) {
        err.println("note: " + problem);
      }
      NativeJob job = new NativeJob(cluster, application.namespace(), application.name());
      return launch(job, application, connection.asTyped(environment));
    }
  }

  private int launch(NativeJob job, NativeApplication application, String sameCluster)
      throws IOException, InterruptedException {
    try {
      return new NativeLaunch(job, application, spec.commandLine(), output, sameCluster)
          .run(timeout.duration, savepoint != null);
    } catch (ClusterException failure) {
      throw new MissingNamespace(job.cluster(), job.namespace(), choice.byDefault())
          .reasonOf(failure);
    }
  }
}
