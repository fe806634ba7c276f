package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowCommandTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/eks";

  @RegisterExtension final TestProject project = new TestProject();

  @ParameterizedTest
  @CsvSource({"deploy,Deployed", "run,It did not finish", "savepoint,Saved", "delete,Delete it"})
  void printsAStateMachineForEachOfThem(String command, String state) throws IOException {
    JsonNode machine =
        json(run("workflow", command, "good", "--env", "test", "--cluster", "flink"));

    assertThat(machine.path("QueryLanguage").asText()).isEqualTo("JSONata");
    assertThat(machine.path("States").has(state)).isTrue();
    assertThat(machine.path("StartAt").asText()).isEqualTo("Find the cluster");
  }

  @Test
  void aDefinitionWithoutAClusterSaysHowToNameIt() throws IOException {
    TestProject.Result result = run("workflow", "deploy", "good", "--env", "test");

    assertThat(json(result).path("StartAt").asText()).isEqualTo("Is a cluster named?");
    assertThat(result.err()).contains("{\"cluster\": \"NAME\"}").contains("--cluster");
  }

  @Test
  void theEnvironmentMayNameTheCluster() throws IOException {
    project.write(
        "manifests/environments/named.yaml", TestProject.ENVIRONMENT + "eksCluster: flink-named\n");

    TestProject.Result result = run("workflow", "deploy", "good", "--env", "named");

    assertThat(json(result).at("/States/Find the cluster/Arguments/Name").asText())
        .isEqualTo("flink-named");
    assertThat(result.err()).doesNotContain("no cluster is named");
    assertThat(run("workflow", "permissions", "good", "--env", "named").out())
        .contains("cluster/flink-named", "--cluster-name flink-named");
  }

  @Test
  void theQueryLanguageAndTheOperatorAreChosen() throws IOException {
    JsonNode machine =
        json(
            run(
                "workflow",
                "deploy",
                "good",
                "--env",
                "test",
                "--cluster",
                "flink",
                "--target",
                "apache",
                "--query-language",
                "jsonpath"));

    assertThat(machine.path("QueryLanguage").asText()).isEqualTo("JSONPath");
    assertThat(machine.path("States").has("Create ServiceAccount")).isTrue();
  }

  @Test
  void aSessionClusterHasNoSavepointButIsDeleted() throws IOException {
    TestProject.Result savepoint = run("workflow", "savepoint", "cluster", "--env", "test");
    assertThat(savepoint.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(savepoint.err()).contains("is a session cluster").contains("fix: ");
    assertThat(run("workflow", "run", "cluster", "--env", "test").err())
        .contains("no job that is to run");
    assertThat(json(run("workflow", "delete", "cluster", "--env", "test")).path("States"))
        .isNotEmpty();
  }

  @Test
  void aSessionJobIsDeployedToo() throws IOException {
    JsonNode machine = json(run("workflow", "deploy", "counts", "--env", "test"));

    assertThat(machine.toString()).contains("/namespaces/flink/flinksessionjobs/counts");
  }

  @Test
  void aFileWithoutANamespaceNeedsOne() throws IOException {
    Path file =
        project.write(
            "job.yaml",
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata: {name: orders}
            spec:
              emrReleaseLabel: emr-7.13.0-flink-latest
              executionRoleArn: arn:aws-cn:iam::111122223333:role/job
              flinkVersion: v1_20
              jobManager: {highAvailabilityEnabled: false, replicas: 1, resource: {cpu: 1, memory: 2048m}}
              taskManager: {resource: {cpu: 1, memory: 2048m}}
              job: {jarURI: "local:///opt/flink/job.jar", parallelism: 1, upgradeMode: stateless}
            """);

    assertThat(run("workflow", "deploy", "-f", file.toString()).err()).contains("--namespace");
    TestProject.Result result = run("workflow", "deploy", "-f", file.toString(), "-n", "flink");
    assertThat(json(result).toString()).contains("arn:aws-cn:states:::eks:call");
  }

  @Test
  void runJobRunsFlinksOwnClientInTheImage() throws IOException {
    JsonNode states =
        json(run("workflow", "run-job", "good", "--env", "test", "--cluster", "flink"))
            .path("States");

    JsonNode task = states.path("Run flink run-application");
    assertThat(task.path("Resource").asText()).isEqualTo("arn:aws:states:::eks:runJob.sync");
    assertThat(task.path("Arguments").path("LogOptions").path("RawLogs").asBoolean()).isTrue();
    assertThat(task.toString())
        .contains("run-application")
        .contains("kubernetes-application")
        .contains("emr-7.13.0-flink");
    assertThat(run("workflow", "run-job", "counts", "--env", "test").err())
        .contains("is a session job");
  }

  @Test
  void permissionsAreThoseOfThisDeploymentAndNoMore() throws IOException {
    JsonNode all =
        json(
            run(
                "workflow",
                "permissions",
                "good",
                "--env",
                "test",
                "--cluster",
                "flink",
                "-o",
                "json"));

    assertThat(all.at("/policy/Statement/0/Resource/0").asText())
        .isEqualTo("arn:aws:eks:eu-west-1:111122223333:cluster/flink");
    assertThat(all.at("/policy/Statement")).hasSize(1);
    assertThat(all.at("/trustPolicy/Statement/0/Condition").toString()).contains("111122223333");
    assertThat(all.path("accessEntry").asText()).contains("--kubernetes-groups sluice-workflow");
    assertThat(all.at("/kubernetes/0/rules/1").toString())
        .contains("\"resourceNames\":[\"good\"]")
        .doesNotContain("create");
    assertThat(run("workflow", "permissions", "good", "--env", "test").out())
        .contains("# the role's trust policy")
        .contains("kind: RoleBinding");
  }

  @Test
  void permissionsOfNativeModeAreThoseOfTheClient() {
    assertThat(run("workflow", "permissions", "good", "--env", "test", "--target", "native").out())
        .contains("- pods/log")
        .contains("- jobs")
        .doesNotContain("flinkdeployments");
  }

  @Test
  void aClusterIsCreatedWithWhatIsAskedForAndDeletedByItsName() throws IOException {
    TestProject.Result result =
        run(
            "workflow",
            "cluster",
            "create",
            "test",
            "--role",
            ROLE,
            "--subnets",
            "a,b",
            "--nodes",
            "2",
            "--node-role",
            ROLE,
            "--admin",
            ROLE,
            "--env",
            "test");

    JsonNode states = json(result).path("States");
    assertThat(states.at("/Create the node group/Arguments/ScalingConfig/DesiredSize").asInt())
        .isEqualTo(2);
    assertThat(states.has("Create the Fargate profile")).isFalse();
    assertThat(states.at("/Add administrators/Arguments/RequestBody/data/mapRoles").asText())
        .contains(ROLE);
    assertThat(json(run("workflow", "cluster", "delete", "test")).path("Comment").asText())
        .contains("EKS cluster test");
    assertThat(run("workflow", "cluster", "delete", "test", "--permissions").out())
        .contains("eks:DeleteNodegroup");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--subnets a --role " + ROLE,
        "--subnets a,b --role nobody",
        "--subnets a,b --nodes 1 --role " + ROLE,
        "--subnets a,b --fargate flink --role " + ROLE
      })
  void refusesAClusterThatEksWouldRefuse(String options) {
    TestProject.Result result = run(("workflow cluster create test " + options).split(" ", -1));

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("fix: ").contains("--");
  }

  @ParameterizedTest
  @ValueSource(strings = {"workflow", "workflow cluster"})
  void aMissingCommandIsTold(String words) {
    TestProject.Result result = run(words.split(" ", -1));

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("a command is missing");
  }

  private TestProject.Result run(String... words) {
    return project.run(words);
  }

  private static JsonNode json(TestProject.Result result) throws IOException {
    assertThat(result.exitCode()).describedAs(result.err()).isEqualTo(ExitCode.OK);
    return new ObjectMapper().readTree(result.out());
  }
}
