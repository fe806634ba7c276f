package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestFlink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Flink's real client against a real API server. No controllers run there, so no pod ever starts.
 */
class NativeRunCommandIT {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/native/web-sessions.yaml");
  private static final String NAME = "web-sessions";

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();
  @RegisterExtension final RepositoryHome home = new RepositoryHome();

  @TempDir Path folder;
  private Path description;

  @BeforeEach
  void describe() throws IOException {
    kubeconfig.use(server.kubeconfig());
    description =
        Files.writeString(
            folder.resolve("job.yaml"),
            Files.readString(GOLDEN)
                .replace("namespace: flink", "namespace: " + server.namespace()));
  }

  @Test
  void flinksClientMakesTheClusterThatIsDescribed() {
    TestProject.Result result = run("--timeout", "10s");

    assertThat(result.exitCode()).describedAs(result.err()).isEqualTo(ExitCode.NOT_HEALTHY);
    assertThat(result.err())
        .contains("applied ServiceAccount/web-sessions, ConfigMap/web-sessions-logs")
        .contains("Flink's client has made the cluster")
        .contains("web-sessions does not run: job: 0 of 2 JobManagers ready")
        .contains("sluice native delete web-sessions -n " + server.namespace())
        .doesNotContain("\tat ");
    Deployment made = deployment();
    PodSpec pod = made.getSpec().getTemplate().getSpec();
    assertThat(made.getSpec().getReplicas()).isEqualTo(2);
    assertThat(pod.getServiceAccountName()).isEqualTo(NAME);
    assertThat(pod.getContainers())
        .extracting(Container::getName)
        .containsExactlyInAnyOrder("flink-main-container", "log-shipper");
    assertThat(pod.getContainers())
        .extracting(Container::getImage)
        .contains("public.ecr.aws/emr-on-eks/flink/emr-7.13.0-flink:latest");
    assertThat(pod.getAffinity().getPodAffinity()).isNotNull();
    assertThat(server.client().services().inNamespace(server.namespace()).list().getItems())
        .extracting(service -> service.getMetadata().getName())
        .contains(NAME + "-rest");
  }

  @Test
  void podsAreGivenEveryOptionAndTheLoggingConfigurationButNothingOfThisMachine() {
    run("--timeout", "8s", "--from-savepoint", "s3p://a/savepoint-1");

    Map<String, String> data =
        server
            .client()
            .configMaps()
            .inNamespace(server.namespace())
            .withName("flink-config-" + NAME)
            .get()
            .getData();
    assertThat(data).containsKey("log4j-console.properties");
    assertThat(data.get("flink-conf.yaml").lines())
        .contains(
            "high-availability.type: kubernetes",
            "pipeline.max-parallelism: 720",
            "parallelism.default: 2",
            "execution.state-recovery.path: s3p://a/savepoint-1",
            "$internal.application.main: org.example.Sessions",
            "$internal.application.program-args: --input;s3a://web-logs/access",
            "pipeline.jars: s3p://flink-jobs/jobs.jar")
        .noneMatch(line -> line.startsWith("kubernetes.config.file"))
        .noneMatch(line -> line.startsWith("job.autoscaler"));
  }

  @Test
  void saysInOneLineWhyFlinksClientFails() {
    server
        .client()
        .resource(
            new ServiceBuilder()
                .withNewMetadata()
                .withName(NAME + "-rest")
                .withNamespace(server.namespace())
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withPort(8081)
                .endPort()
                .endSpec()
                .build())
        .create();

    TestProject.Result result = run();

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains("Flink's client could not start web-sessions: ClusterDeploymentException")
        .contains("already exists")
        .doesNotContain("\tat ");
    assertThat(run("--verbose").err()).contains("\tat org.apache.flink");
  }

  @Test
  void failsAtOnceWhereAPodCannotStart() {
    podThatWaits("InvalidImageName");

    TestProject.Result result = run("--timeout", "5m");

    assertThat(result.exitCode()).describedAs(result.err()).isEqualTo(ExitCode.NOT_HEALTHY);
    assertThat(result.err()).contains("does not run: Pod/" + NAME + "-1");
  }

  @Test
  void refusesANameThatIsTakenAndSaysByWhom() {
    deployment(Map.of("type", "flink-native-kubernetes"), List.of());
    assertThat(run())
        .satisfies(
            result -> {
              assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
              assertThat(result.err())
                  .contains("a job in native mode runs under this name")
                  .contains("fix: sluice native delete web-sessions -n " + server.namespace());
            });
    server.client().resource(deployment()).delete();

    deployment(Map.of(), List.of());
    assertThat(run().err())
        .contains("Deployment/web-sessions is in " + server.namespace() + " already")
        .contains("choose another name");
    server.client().resource(deployment()).delete();

    deployment(Map.of(), List.of("FlinkDeployment"));
    assertThat(run().err()).contains("belongs to the operator's FlinkDeployment");
  }

  @Test
  void refusesTheNameOfAFlinkDeploymentWhoseDeploymentIsAway() {
    server
        .client()
        .resource(
            Serialization.unmarshal(
                TestFlink.APPLICATION.replace("name: example", "name: " + NAME),
                GenericKubernetesResource.class))
        .inNamespace(server.namespace())
        .create();

    TestProject.Result result = run();

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains("FlinkDeployment/web-sessions is in " + server.namespace())
        .contains("sluice resume web-sessions -n " + server.namespace())
        .contains("sluice delete web-sessions -n " + server.namespace());
    assertThat(deployment()).isNull();
  }

  @Test
  void refusesASavepointThatWouldNotCountBesideTheStateOfAnEarlierRun() {
    server.client().resource(highAvailability()).create();

    TestProject.Result refused = run("--from-savepoint", "s3p://a/savepoint-1");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.STATE_PROTECTED);
    assertThat(refused.err()).contains("--from-savepoint would not count");

    assertThat(run("--timeout", "4s").err())
        .contains("goes on from the last checkpoint of an earlier run");
  }

  @Test
  void leavesAServiceAccountOfSomebodyElseAsItIs() {
    server
        .client()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(server.namespace())
                .endMetadata()
                .build())
        .create();

    assertThat(run("--timeout", "4s").err())
        .contains("ServiceAccount/web-sessions is there already and stays as it is");
    assertThat(
            server
                .client()
                .serviceAccounts()
                .inNamespace(server.namespace())
                .withName(NAME)
                .get()
                .getMetadata()
                .getLabels())
        .isNullOrEmpty();
  }

  @Test
  void grantsTheGuidesRoleWhereItIsAskedFor() {
    run("--timeout", "4s", "--cluster-edit");

    String name = server.namespace() + "-web-sessions-flink";
    assertThat(server.client().rbac().clusterRoleBindings().withName(name).get().getRoleRef())
        .extracting("kind", "name")
        .containsExactly("ClusterRole", "edit");
    assertThat(server.client().rbac().roles().inNamespace(server.namespace()).list().getItems())
        .isEmpty();
  }

  @Test
  void tellsWhatNeedsAnOperatorBeforeItStarts() {
    assertThat(run("--timeout", "4s").err())
        .contains("[native-upgrade-mode]", "[native-ingress]", "[native-autoscaler]");
  }

  private TestProject.Result run(String... words) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("native", "run", "-f", description.toString()));
    all.addAll(List.of(words));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Sluice.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    return new TestProject.Result(exitCode, out.toString(), err.toString());
  }

  private Deployment deployment() {
    return server
        .client()
        .apps()
        .deployments()
        .inNamespace(server.namespace())
        .withName(NAME)
        .get();
  }

  private void deployment(Map<String, String> labels, List<String> owners) {
    DeploymentBuilder builder =
        new DeploymentBuilder()
            .withNewMetadata()
            .withName(NAME)
            .withNamespace(server.namespace())
            .withLabels(labels)
            .endMetadata()
            .withNewSpec()
            .withNewSelector()
            .addToMatchLabels("app", NAME)
            .endSelector()
            .withNewTemplate()
            .withNewMetadata()
            .addToLabels("app", NAME)
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("main")
            .withImage("example")
            .endContainer()
            .endSpec()
            .endTemplate()
            .endSpec();
    for (String owner : owners) {
      builder
          .editMetadata()
          .addNewOwnerReference()
          .withApiVersion("flink.apache.org/v1beta1")
          .withKind(owner)
          .withName(NAME)
          .withUid("1")
          .endOwnerReference()
          .endMetadata();
    }
    server.client().resource(builder.build()).create();
  }

  private ConfigMap highAvailability() {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(NAME + "-cluster-config-map")
        .withNamespace(server.namespace())
        .addToLabels("app", NAME)
        .addToLabels("type", "flink-native-kubernetes")
        .addToLabels("configmap-type", "high-availability")
        .endMetadata()
        .build();
  }

  private void podThatWaits(String reason) {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName(NAME + "-1")
            .withNamespace(server.namespace())
            .addToLabels("app", NAME)
            .addToLabels("type", "flink-native-kubernetes")
            .addToLabels("component", "jobmanager")
            .endMetadata()
            .withNewSpec()
            .withServiceAccountName("default")
            .withAutomountServiceAccountToken(false)
            .addNewContainer()
            .withName("flink-main-container")
            .withImage("example")
            .endContainer()
            .endSpec()
            .build();
    server
        .client()
        .serviceAccounts()
        .inNamespace(server.namespace())
        .resource(
            new ServiceAccountBuilder().withNewMetadata().withName("default").endMetadata().build())
        .serverSideApply();
    Pod created = server.client().resource(pod).create();
    created.setStatus(
        new PodStatusBuilder()
            .withPhase("Pending")
            .addNewContainerStatus()
            .withName("flink-main-container")
            .withImage("example")
            .withImageID("")
            .withReady(false)
            .withRestartCount(0)
            .withNewState()
            .withNewWaiting("nobody can help it", reason)
            .endState()
            .endContainerStatus()
            .build());
    server.client().resource(created).updateStatus();
  }
}
