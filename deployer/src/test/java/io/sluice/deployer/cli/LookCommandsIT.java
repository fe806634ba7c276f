package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LookCommandsIT {
  private static final String JOB =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: demo}
      spec: {flinkVersion: v1_19, serviceAccount: nobody, flinkConfiguration: {%s}, job: {parallelism: 2}}
      """;

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  private TestObjects objects;

  @BeforeEach
  void connect() throws IOException {
    objects = new TestObjects(server);
    kubeconfig.use(server.kubeconfig());
    server.client().apps().deployments().inAnyNamespace().delete();
  }

  @Test
  void theDoctorTellsEverythingAndFailsWhereOneCheckDoes() {
    TestProject.Result result = run("doctor");

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out())
        .contains("ok       api-server        http")
        .contains("fail     operator          no Flink operator runs")
        .contains("                           fix: install cert-manager")
        .contains("skipped  operator-watch    not looked at because of operator")
        .contains("ok       left-volumes")
        .containsPattern("\\d+ ok, \\d+ skipped, 0 warn, 1 fail");
  }

  @Test
  void theDoctorAnswersProgramsToo() {
    objects.operator("kubernetes.operator.leader-election.enabled: false\n");

    TestProject.Result result = run("doctor", "-o", "json");

    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .startsWith("[ {")
        .contains("\"check\" : \"api-server\"", "\"verdict\" : \"OK\"", "\"fix\" : \"\"");
  }

  @Test
  void theDoctorLooksAtADeploymentOfAFile() throws IOException {
    objects.operator("kubernetes.operator.leader-election.enabled: false\n");
    Path file =
        project.write(
            "job.yaml",
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata: {name: demo}
            spec:
              flinkVersion: v1_19
              image: flink:1.19
              serviceAccount: nobody
              jobManager: {resource: {cpu: 1, memory: 2048m}}
              taskManager: {resource: {cpu: 1, memory: 2048m}}
              job: {jarURI: "local:///job.jar", parallelism: 1, upgradeMode: stateless}
            """);

    TestProject.Result result = run("doctor", "-f", file.toString());

    assertThat(result.out())
        .contains("fail     service-account   service account nobody in " + server.namespace())
        .contains("ok       flink-version     flinkVersion v1_19 is taken");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void theLeaderIsNamedWithItsStandbys() {
    apply("");
    objects.pod("demo-a", "demo", "jobmanager", "10.0.0.1");
    objects.pod("demo-b", "demo", "jobmanager", "10.0.0.2");
    server.configMap(
        "demo-cluster-config-map",
        Map.of("org.apache.flink.k8s.leader.restserver", "id,http://10.0.0.2:8081"));

    assertThat(run("leader", "demo").out())
        .contains("demo: demo-b leads at http://10.0.0.2:8081")
        .contains("demo: standing by demo-a")
        .contains("operator: none is installed");
    assertThat(run("leader", "demo", "-o", "json").out())
        .contains("\"leader\" : \"demo-b\"", "\"operators\" : [ ]");
  }

  @Test
  void withoutHighAvailabilityTheOnlyJobManagerIsNamed() {
    apply("");
    objects.pod("demo-a", "demo", "jobmanager", "10.0.0.1");

    assertThat(run("leader", "demo").out())
        .contains("demo: high availability is off; demo-a is the only JobManager");
  }

  @Test
  void aJobWithoutAJobManagerHasNoLeaderNoLogsAndNoUi() {
    apply("");

    for (String command : new String[] {"leader", "ui", "logs"}) {
      TestProject.Result result = run(command, "demo");

      assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err())
          .startsWith("sluice: there is no JobManager")
          .contains(" of demo in " + server.namespace())
          .contains("  fix: see 'sluice status demo'");
    }
  }

  @Test
  void aNameThatIsNotThereIsSaidSo() {
    TestProject.Result result = run("logs", "nobody");

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("there is no FlinkDeployment or FlinkSessionJob 'nobody'");
  }

  @Test
  void optionsThatMakeNoSenseAreUsageErrors() {
    assertUsage("--tail: -1 is below 0", "logs", "demo", "--tail", "-1");
    assertUsage("--since: 'soon' is no duration", "logs", "demo", "--since", "soon");
    assertUsage("--since: '10ms' is below one second", "logs", "demo", "--since", "10ms");
    assertUsage("--port: 70000 is no port", "ui", "demo", "--port", "70000");
    assertUsage("which job?", "autoscaler");
  }

  @Test
  void theAutoscalerThatIsOffIsToldWithItsSwitch() {
    apply("");

    assertThat(run("autoscaler", "demo").out())
        .isEqualToIgnoringNewLines(
            "demo: the autoscaler is off  fix: describe job.autoscaler.enabled: \"true\""
                + " (kubernetes.operator.job.autoscaler.enabled up to EMR 7.1) and apply it");
  }

  @Test
  void whatTheAutoscalerDecidedIsATable() {
    apply("job.autoscaler.enabled: 'true'");
    autoscaler();

    assertThat(run("autoscaler", "demo").out())
        .contains("VERTEX    CURRENT  TARGET  BUSY  LAG  CAN  MUST  DECIDED")
        .contains("0a448493  -        3       -     -    -    -     -");
    assertThat(run("autoscaler", "demo", "-o", "json").out())
        .contains("\"enabled\" : true", "\"target\" : 3");
  }

  @Test
  void resettingAsksFirst() {
    apply("job.autoscaler.enabled: 'true'");
    autoscaler();

    TestProject.Result asked = run("autoscaler", "reset", "demo");

    assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(asked.err()).contains("parallelism 2").contains("give --yes to agree");
    assertThat(autoscalerMap()).isNotNull();

    TestProject.Result agreed = run("autoscaler", "reset", "demo", "--yes");

    assertThat(agreed.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(agreed.out())
        .contains("demo: deleted ConfigMap/autoscaler-demo")
        .contains("goes back to parallelism 2");
    assertThat(autoscalerMap()).isNull();
  }

  private void assertUsage(String what, String... words) {
    TestProject.Result result = run(words);

    assertThat(result.exitCode()).describedAs(what).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains(what);
  }

  private TestProject.Result run(String... words) {
    return project.runIn(server.namespace(), words);
  }

  private void apply(String options) {
    objects.create(JOB.formatted(options), GenericKubernetesResource.class);
  }

  private void autoscaler() {
    server.configMap(
        "autoscaler-demo", Map.of("parallelismOverrides", "0a448493b4782967b150582570326227:3"));
  }

  private Object autoscalerMap() {
    return server
        .client()
        .configMaps()
        .inNamespace(server.namespace())
        .withName("autoscaler-demo")
        .get();
  }
}
