package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.cluster.live.LifecycleState;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.PlayedOperator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The kubeconfig's current context is another cluster than the environment's. */
class ContextOfEnvironmentIT {
  private static final String OF_NATIVE_MODE =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: good, labels: {type: flink-native-kubernetes}}
      spec:
        selector: {matchLabels: {app: good}}
        template:
          metadata: {labels: {app: good}}
          spec: {containers: [{name: flink-main-container, image: flink}]}
      """;

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  @BeforeEach
  void connect() throws IOException {
    kubeconfig.use(TwoContexts.of(server.kubeconfig()));
    describe("test", server.namespace());
  }

  @Test
  void planAndApplyGoToTheClusterOfTheEnvironmentAndSaySoFirst() throws IOException {
    TestProject.Result planned = run("plan good --env test -o json");
    assertThat(planned.err()).startsWith(place("good"));
    assertThatNamesTheCluster(json(planned));
    assertThat(json(planned).path("name").asText()).isEqualTo("good");

    TestProject.Result applied = run("apply good --env test -o json");
    assertThat(applied.exitCode()).describedAs(applied.err()).isEqualTo(ExitCode.OK);
    assertThat(applied.err()).startsWith(place("good"));
    assertThatNamesTheCluster(json(applied));
    assertThat(TestFlink.get(server, "FlinkDeployment", "good")).isNotNull();
  }

  @Test
  void whatOperatesOnAJobSaysFirstWhere() throws IOException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      for (String command :
          List.of(
              "savepoint example --no-wait",
              "suspend example --no-wait",
              "resume example --no-wait",
              "restart example --no-wait",
              "scale example --parallelism 3 --no-wait",
              "rollback example --no-wait",
              "delete example --timeout 10ms",
              "autoscaler reset example",
              "native delete example --timeout 5s")) {
        assertThat(run(command + " --env test").err())
            .describedAs(command)
            .startsWith(place("example"));
      }
      assertThat(operator.live().name()).isEqualTo("example");
    }
  }

  @Test
  void nativeRunSaysFirstWhereAndItsWayBackLeadsThere() {
    server
        .client()
        .resource(Serialization.unmarshal(OF_NATIVE_MODE, Deployment.class))
        .inNamespace(server.namespace())
        .create();

    TestProject.Result refused = run("native run good --env test");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err())
        .startsWith(place("good"))
        .contains(
            "fix: sluice native delete good -n "
                + server.namespace()
                + " --context "
                + TwoContexts.MEANT);
  }

  @Test
  void statusNamesTheClusterForPrograms() throws IOException {
    run("apply good --env test");

    assertThatNamesTheCluster(json(run("status good --env test -o json")));
    JsonNode all = json(run("status --env test -o json"));
    assertThat(all).hasSize(1);
    assertThatNamesTheCluster(all.get(0));
    assertThat(all.get(0).path("name").asText()).isEqualTo("good");
  }

  @Test
  void theDoctorNamesTheContext() {
    assertThat(run("doctor --env test").out())
        .contains(" of context " + TwoContexts.MEANT + " is Kubernetes");
  }

  @Test
  void theWayOnFromAnInterruptedWaitLeadsToTheSameCluster() {
    String way = "--env test --context " + TwoContexts.MEANT;
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      Thread waits = Thread.currentThread();
      operator.answers(status -> status.lifecycle("UPGRADING").reconciled("UPGRADING", Map.of()));
      operator.watch(
          live -> {
            if (LiveResource.of(live).lifecycle() == LifecycleState.UPGRADING) {
              waits.interrupt();
            }
          });

      TestProject.Result interrupted = run("suspend example " + way);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(interrupted.err()).contains("go on with 'sluice suspend example " + way + "'");
    }
  }

  @Test
  void aNamespaceThatIsNotThereIsToldByEveryLook() {
    String like = server.namespace() + "x";
    for (String command : List.of("status", "status good", "explain good", "logs good")) {
      TestProject.Result missing = run(command + " --env test -n " + like);

      assertThat(missing.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(missing.out()).isEmpty();
      assertThat(missing.err())
          .startsWith("sluice: namespace '" + like + "' does not exist in context meant (https://")
          .contains("  fix: did you mean " + server.namespace())
          .contains("name another with -n or --env, or make it: kubectl create namespace " + like)
          .contains(" --context meant");
    }
    assertThat(run("status --env test").out()).contains("there is no FlinkDeployment");
    assertThat(run("native delete good --env test -n nope").err())
        .contains("namespace 'nope' does not exist");
  }

  @Test
  void theDefaultEnvironmentIsToldWhereItsNamespaceIsNotThere() throws IOException {
    describe("dev", "flink-dev");
    String chosen =
        "environment dev was taken because --env was not given; choose another with --env"
            + " (dev, test), or make it: kubectl create namespace flink-dev";

    for (String command : List.of("plan good", "apply good", "native run good")) {
      TestProject.Result missing = run(command);

      assertThat(missing.exitCode()).describedAs(missing.err()).isEqualTo(ExitCode.FAILED);
      assertThat(missing.err())
          .contains("sluice: namespace 'flink-dev' does not exist in context meant (")
          .contains("  fix: " + chosen);
    }
    assertThat(run("doctor good").out()).contains("there is no namespace flink-dev", chosen);
    assertThat(run("plan good --env dev").err())
        .contains("namespace 'flink-dev' does not exist")
        .doesNotContain("was taken");
    assertThat(run("doctor good --env dev").out()).doesNotContain("was taken");
  }

  private void describe(String environment, String namespace) throws IOException {
    project.write(
        "manifests/environments/" + environment + ".yaml",
        TestProject.ENVIRONMENT
                .replace("namespace: flink", "namespace: " + namespace)
                .replace("emr-7.13.0-flink-latest", "emr-7.2.0-flink-latest")
            + "target: apache\ncontext: "
            + TwoContexts.MEANT
            + "\n");
  }

  private String place(String name) {
    return name
        + ": namespace "
        + server.namespace()
        + " of context "
        + TwoContexts.MEANT
        + " (https://127.0.0.1:";
  }

  private static void assertThatNamesTheCluster(JsonNode answer) {
    assertThat(answer.path("context").asText()).isEqualTo(TwoContexts.MEANT);
    assertThat(answer.path("server").asText()).startsWith("https://127.0.0.1:").doesNotEndWith("/");
  }

  private static JsonNode json(TestProject.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  private TestProject.Result run(String command) {
    return project.run(command.split(" "));
  }
}
