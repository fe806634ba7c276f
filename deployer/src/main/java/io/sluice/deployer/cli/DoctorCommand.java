package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.doctor.Doctor;
import io.sluice.deployer.cluster.doctor.Examined;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.target.ClusterTarget;
import io.sluice.deployer.target.KubernetesResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks whether a cluster can run the jobs, and one of them in particular. */
@Command(
    name = "doctor",
    description =
        "Looks at the cluster, its operator and AWS, and what a deployment needs there; changes"
            + " nothing.",
    footer = {
      "",
      "Every check is made and told with its fix; the exit code is 1 where one fails.",
      "",
      "Examples:",
      "  sluice doctor                          the cluster and the kubeconfig's namespace",
      "  sluice doctor web-sessions --env prod  and what that deployment needs",
      "  sluice doctor web-sessions --env prod --profile prod",
      "  sluice doctor -f job.yaml --no-aws -o json"
    })
final class DoctorCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A deployment of the catalogue, or one of several in the file.")
  @Nullable String name;

  @Mixin DeploymentChoice choice;
  @Mixin ClusterOptions cluster;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description =
          "The namespace of the jobs (default: that of the description, of --env, or of the"
              + " kubeconfig).")
  @Nullable String namespace;

  @Mixin TargetOption target;
  @Mixin AwsOptions aws;
  @Mixin EksOptions eks;

  @Option(names = "--no-aws", description = "Look at the cluster only.")
  boolean withoutAws;

  @Mixin OutputOption output;

  @SuppressWarnings("NullAway.Init")
  DoctorCommand() {}

  @Override
  public Integer call() throws IOException {
    List<KubernetesResource> resources = resources();
    try (Cluster connection = cluster.connect(choice.environment(name))) {
      String chosen = namespace(connection, resources);
      Examined examined =
          new Examined(
              connection,
              chosen,
              name == null || namespace != null ? "" : choice.byDefault(),
              resources);
      DoctorReport report = new DoctorReport(output.out());
      Consumer<Checked> progress = output.isJson() ? line -> {} : report::line;
      List<Checked> all = new ArrayList<>();
      all.addAll(new Doctor(Doctor.clusterProbes()).examine(examined, progress));
      if (!output.isJson()) {
        report.endHalf();
      }
      if (!withoutAws) {
        AwsSubject subject = new AwsSubject(choice, name, target, eks, chosen);
        all.addAll(new AwsHalf(subject, aws).examine(progress));
      }
      if (output.isJson()) {
        output.out().println(Json.write(all));
      } else {
        report.endHalf();
        report.sum(all);
      }
      return all.stream().anyMatch(line -> line.verdict() == Verdict.FAIL)
          ? ExitCode.FAILED
          : ExitCode.OK;
    }
  }

  private List<KubernetesResource> resources() throws IOException {
    if (name == null && choice.file == null) {
      return List.of();
    }
    DeploymentChoice.Chosen chosen = choice.choose(name);
    ClusterTarget operator = target.ofClusterOrElse(choice.usualTarget());
    return Stream.concat(cluster(chosen).stream(), Stream.of(chosen.resource()))
        .flatMap(one -> operator.resources(one).stream())
        .toList();
  }

  /** The session cluster of a session job, where it is described beside it. */
  private static Optional<FlinkDeployment> cluster(DeploymentChoice.Chosen chosen) {
    return chosen.resource() instanceof FlinkSessionJob job
        ? chosen.beside().stream()
            .filter(one -> one.name().equals(job.spec().deploymentName()))
            .findFirst()
        : Optional.empty();
  }

  private String namespace(Cluster connection, List<KubernetesResource> resources) {
    if (namespace != null) {
      return namespace;
    }
    Optional<String> described =
        resources.stream()
            .map(KubernetesResource::namespace)
            .flatMap(Stream::ofNullable)
            .findFirst();
    return described.orElseGet(
        () ->
            choice.isEnvironmentGiven()
                ? Project.current().environment(choice.environment).namespace()
                : connection.defaultNamespace());
  }
}
