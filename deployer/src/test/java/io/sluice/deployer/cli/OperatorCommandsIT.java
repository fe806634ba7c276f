package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.TestObjects;
import io.sluice.deployer.cluster.install.PlayedDeployments;
import io.sluice.deployer.cluster.install.RealHelm;
import io.sluice.deployer.cluster.install.TestChart;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.PlayedOperator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Real Helm and a real API server; what controllers and the operator would do, the tests do. */
class OperatorCommandsIT {
  private static final String SAVEPOINT = "s3p://state/savepoints/1";

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final RealHelm helm = new RealHelm();
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();
  @TempDir Path folder;

  private TestChart chart;
  private PlayedDeployments controllers;

  @BeforeEach
  void begin() throws IOException {
    kubeconfig.use(server.kubeconfig());
    environment("plain", "target: apache\n");
    chart = TestChart.in(folder.resolve("chart"));
    controllers = new PlayedDeployments(server);
  }

  @AfterEach
  void leaveTheDefinitionsAsTheyWere() {
    if (controllers != null) {
      controllers.close();
      server.restoreDefinitions();
    }
  }

  @Test
  void itIsInstalledOnceAndTheSecondRunChangesNothing() throws IOException {
    TestProject.Result planned = charted("install", "--dry-run");
    assertThat(planned.exitCode()).describedAs(planned.err()).isEqualTo(ExitCode.OK);
    assertThat(planned.out())
        .contains("create Deployment/flink-kubernetes-operator")
        .contains("create ServiceAccount/operator-account");
    assertThat(run("status").exitCode()).isEqualTo(ExitCode.FAILED);

    TestProject.Result installed = charted("install");
    assertThat(installed.exitCode()).describedAs(installed.err()).isEqualTo(ExitCode.OK);
    assertThat(installed.out()).contains("installed and available").contains("undo: ");

    TestProject.Result again = charted("install");
    assertThat(again.exitCode()).describedAs(again.err()).isEqualTo(ExitCode.OK);
    assertThat(again.out()).contains("nothing changes");

    JsonNode status = json(run("status", "-o", "json"));
    assertThat(status.path("healthy").asBoolean()).isTrue();
    assertThat(status.at("/release/chart").asText()).isEqualTo("flink-kubernetes-operator-1.7.0");
    assertThat(status.at("/operators/0/watches/0").asText()).isEqualTo(server.namespace());
    assertThat(status.path("valuesDiff")).isEmpty();
    assertThat(status.path("definitionsOf").asText()).contains("1.7");
  }

  @Test
  void anUpgradeReplacesValuesChartAndDefinitionsAndTouchesNoJob() throws IOException {
    charted("install");
    try (PlayedOperator job = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      String uid = job.live().uid();
      chart.version("1.8.0").definitions("streaming");
      environment("plain", "target: apache\noptions: {kubernetes.operator.retry: \"1\"}\n");

      assertThat(run("status").out()).contains("not as described").contains("operator.retry");
      TestProject.Result planned = charted("upgrade", "--dry-run");
      assertThat(planned.exitCode()).describedAs(planned.err()).isEqualTo(ExitCode.OK);
      assertThat(planned.out())
          .contains("1.7.0")
          .contains("change CustomResourceDefinition/flinkdeployments.flink.apache.org")
          .contains("change Deployment/flink-kubernetes-operator")
          .containsPattern("\\n- +image: example/flink-kubernetes-operator:1.7.0")
          .containsPattern("\\n\\+ +image: example/flink-kubernetes-operator:1.8.0")
          .containsPattern("\\n\\+ +- streaming")
          .contains("its values change")
          .doesNotContain("secret-of");
      assertThat(categories()).isEmpty();
      assertThat(charted("upgrade").exitCode()).isEqualTo(ExitCode.USAGE);

      TestProject.Result upgraded = charted("upgrade", "--yes");
      assertThat(upgraded.exitCode()).describedAs(upgraded.err()).isEqualTo(ExitCode.OK);
      assertThat(categories()).containsExactly("streaming");
      assertThat(job.live().uid()).isEqualTo(uid);
      assertThat(run("status").out())
          .contains("flink-kubernetes-operator-1.8.0")
          .contains("as described");

      assertThat(charted("upgrade", "--yes").out()).contains("nothing changes");
    }
  }

  @Test
  void whereDefinitionsAreRecreatedEveryJobComesBackFromItsSavepoint() throws IOException {
    charted("install");
    try (PlayedOperator job = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      job.answers(status -> status.savepoint(SAVEPOINT, "MANUAL", status.nonce()));
      job.letsGo(() -> {});
      String uid = job.live().uid();
      chart.version("1.8.0").definitions("streaming");
      TestProject.Result planned = charted("upgrade", "--recreate-crds", "--dry-run");
      assertThat(planned.exitCode()).describedAs(planned.err()).isEqualTo(ExitCode.OK);
      assertThat(planned.out()).contains("take a savepoint of FlinkDeployment/");
      assertThat(job.live().uid()).isEqualTo(uid);

      TestProject.Result upgraded =
          charted("upgrade", "--recreate-crds", "--yes", "--save-to", folder.resolve("s") + "");

      assertThat(upgraded.exitCode()).describedAs(upgraded.err()).isEqualTo(ExitCode.OK);
      assertThat(upgraded.out()).contains("put back: from " + SAVEPOINT);
      assertThat(categories()).containsExactly("streaming");
      LiveResource live = live();
      assertThat(live.uid()).isNotEqualTo(uid);
      assertThat(live.spec().text("job", "initialSavepointPath")).contains(SAVEPOINT);
      assertThat(folder.resolve("s/index.json")).content().contains(SAVEPOINT);
      assertThat(folder.resolve("s/definitions/flinkdeployments.flink.apache.org.yaml"))
          .content()
          .contains("CustomResourceDefinition");
      assertThat(restore("s").out()).contains("is there already");
      assertThat(charted("upgrade", "--recreate-crds", "--yes").out()).contains("nothing changes");
    }
  }

  @Test
  void whereAJobsStateCannotBeSavedNothingIsDone() throws IOException {
    charted("install");
    try (PlayedOperator job = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      job.says(status -> status.job("RESTARTING").started(1));
      String uid = job.live().uid();
      chart.version("1.8.0");

      TestProject.Result upgrade = charted("upgrade", "--recreate-crds", "--yes");
      TestProject.Result uninstall = run("uninstall", "--delete-crds", "--yes");

      assertThat(upgrade.exitCode()).describedAs(upgrade.err()).isEqualTo(ExitCode.STATE_PROTECTED);
      assertThat(uninstall.exitCode()).isEqualTo(ExitCode.STATE_PROTECTED);
      assertThat(upgrade.err()).contains("RESTARTING").contains("nothing was done");
      assertThat(job.live().uid()).isEqualTo(uid);
      assertThat(run("status").out()).contains("flink-kubernetes-operator-1.7.0");
    }
  }

  @Test
  void whatTheOperatorMadeItselfGoesWithItAndJobsRunOn() throws IOException {
    charted("install");
    TestObjects objects = new TestObjects(server);
    account("made-by-operator");
    account("used-by-a-job");
    objects.create(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: taskmanager}
        spec:
          serviceAccountName: used-by-a-job
          containers: [{name: flink-main-container, image: "flink:1.20"}]
        """,
        io.fabric8.kubernetes.api.model.Pod.class);
    try (PlayedOperator job = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      assertThat(run("uninstall").exitCode()).isEqualTo(ExitCode.USAGE);
      TestProject.Result planned = run("uninstall", "--dry-run");
      assertThat(planned.out())
          .contains("delete Deployment/flink-kubernetes-operator")
          .contains("delete ServiceAccount/" + server.namespace() + "/made-by-operator")
          .contains(
              "keep ServiceAccount/" + server.namespace() + "/used-by-a-job: pods run with it")
          .contains("keep ServiceAccount/job-account")
          .contains("which nobody looks after then");
      assertThat(accounts()).contains("made-by-operator", "operator-account");

      TestProject.Result removed = run("uninstall", "--yes");

      assertThat(removed.exitCode()).describedAs(removed.err()).isEqualTo(ExitCode.OK);
      assertThat(accounts())
          .contains("used-by-a-job", "job-account")
          .doesNotContain("made-by-operator", "operator-account");
      assertThat(job.live().lifecycle().toString()).isEqualTo("STABLE");
      assertThat(run("uninstall", "--yes").out()).contains("nothing of");
    }
  }

  @Test
  void definitionsGoOnRequestAndTheJobsCanBePutBackUnderANewOperator() throws IOException {
    charted("install");
    try (PlayedOperator job = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      job.answers(status -> status.savepoint(SAVEPOINT, "MANUAL", status.nonce()));
      job.letsGo(() -> {});

      TestProject.Result removed =
          run("uninstall", "--delete-crds", "--yes", "--save-to", folder.resolve("s") + "");

      assertThat(removed.exitCode()).describedAs(removed.err()).isEqualTo(ExitCode.OK);
      assertThat(removed.out()).contains("sluice operator restore " + folder.resolve("s"));
      assertThat(server.client().apiextensions().v1().customResourceDefinitions().list().getItems())
          .noneMatch(one -> one.getMetadata().getName().endsWith("flink.apache.org"));
      TestProject.Result early = restore("s");
      assertThat(early.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(early.out()).contains("does not know the kind");

      assertThat(charted("install").exitCode()).isEqualTo(ExitCode.OK);
      assertThat(restore("s", "--dry-run").out()).contains("put back");
      assertThat(restore("s").out()).contains("put back: from " + SAVEPOINT);
      assertThat(live().spec().text("job", "initialSavepointPath")).contains(SAVEPOINT);
    }
  }

  @Test
  void itIsNotInstalledBesideAnotherOne() {
    new TestObjects(server).operator("");

    TestProject.Result refused = charted("install");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("there is an operator already");
  }

  @Test
  void theWebhookNeedsCertManager() throws IOException {
    environment("webhook", "target: apache\n");

    TestProject.Result refused =
        command("install", "webhook", "--chart", chart.path(), "--dry-run");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("cert-manager is not installed").contains("kubectl apply");
  }

  @Test
  void whatIsNotInstalledIsNotUpgraded() {
    TestProject.Result refused = charted("upgrade", "--yes");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("is not installed").contains("sluice operator install");
  }

  @Test
  void aNamespaceThatIsToBeWatchedHasToBeThere() throws IOException {
    project.write(
        "manifests/environments/plain.yaml",
        TestProject.ENVIRONMENT.replace("namespace: flink", "namespace: nowhere"));

    TestProject.Result refused = charted("install");

    assertThat(refused.err()).contains("'nowhere'").contains("kubectl create namespace nowhere");
  }

  @Test
  void aVersionAloneIsNoChart() {
    assertThat(run("install", "--version", "1.0.0").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("install").err()).contains("--chart");
  }

  private void environment(String name, String more) throws IOException {
    project.write(
        "manifests/environments/" + name + ".yaml",
        TestProject.ENVIRONMENT.replace("namespace: flink", "namespace: " + server.namespace())
            + more);
  }

  private void account(String name) {
    new TestObjects(server)
        .create(
            """
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: NAME
              labels: {emr-containers.amazonaws.com/component: flink.operator}
            """
                .replace("NAME", name),
            io.fabric8.kubernetes.api.model.ServiceAccount.class);
  }

  private List<String> accounts() {
    return server
        .client()
        .serviceAccounts()
        .inNamespace(server.namespace())
        .list()
        .getItems()
        .stream()
        .map(one -> one.getMetadata().getName())
        .toList();
  }

  private List<String> categories() {
    return server
        .client()
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("flinkdeployments.flink.apache.org")
        .get()
        .getSpec()
        .getNames()
        .getCategories();
  }

  private LiveResource live() {
    GenericKubernetesResource live =
        server
            .client()
            .genericKubernetesResources(Cluster.DEPLOYMENTS)
            .inNamespace(server.namespace())
            .withName("example")
            .get();
    return LiveResource.of(live);
  }

  private TestProject.Result restore(String saved, String... more) {
    List<String> words =
        new ArrayList<>(List.of("operator", "restore", folder.resolve(saved).toString()));
    words.addAll(Arrays.asList(more));
    return project.run(words.toArray(String[]::new));
  }

  private TestProject.Result charted(String verb, String... more) {
    List<String> words = new ArrayList<>(List.of("--chart", chart.path()));
    words.addAll(Arrays.asList(more));
    return run(verb, words.toArray(String[]::new));
  }

  private TestProject.Result run(String verb, String... more) {
    return command(verb, "plain", more);
  }

  private TestProject.Result command(String verb, String environment, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "operator",
                verb,
                "--env",
                environment,
                "-n",
                server.namespace(),
                "--helm",
                helm.program().toString()));
    words.addAll(Arrays.asList(more));
    return project.run(words.toArray(String[]::new));
  }

  private static JsonNode json(TestProject.Result result) throws IOException {
    assertThat(result.err()).isEmpty();
    return new ObjectMapper().readTree(result.out());
  }
}
