package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.follow.Stage;
import io.sluice.deployer.cluster.trouble.TestPods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();
  @RegisterExtension final TestProject project = new TestProject();

  @BeforeEach
  void connects() throws IOException {
    kubeconfig.use(server.kubeconfig());
  }

  @Test
  void tellsOfAllOfANamespace() {
    new Stage(server).operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");

    TestProject.Result result = project.run("status", "-n", server.namespace());

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("NAMESPACE", "example", "DEPLOYED", "RECONCILING");
  }

  @Test
  void tellsOfOneForPrograms() {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    stage.pod(TestPods.with(Stage.jobManager(), TestPods.waiting("ErrImagePull", "no")));

    TestProject.Result result =
        project.run("status", "example", "-n", server.namespace(), "-o", "json");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("\"lifecycle\" : \"DEPLOYED\"", "\"cause\" : \"image-pull\"");
  }

  @Test
  void aNameThatIsNotThereIsRefusedWithAWayOn() {
    TestProject.Result result = project.run("status", "none", "-n", server.namespace());

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains("there is no FlinkDeployment or FlinkSessionJob 'none'", "  fix: ");
  }

  @Test
  void aNameThatIsAlmostOneThatIsThereIsGuessed() {
    new Stage(server);

    for (String command : new String[] {"status", "explain", "savepoint", "logs", "delete"}) {
      assertThat(project.run(command, "exmaple", "-n", server.namespace()).err())
          .as(command)
          .contains("  fix: did you mean example? Else see 'sluice status'");
    }
  }

  @Test
  void aNameOfTheCatalogueThatIsNotThereIsSaidToBeDescribedOnly() {
    assertThat(project.run("status", "goood", "-n", server.namespace()).err())
        .contains("fix: did you mean good? It is described, but not there: apply it first. Else");
    assertThat(project.run("status", "good", "-n", server.namespace()).err())
        .contains("fix: it is in the catalogue: put it there with 'sluice apply good'");
  }

  @Test
  void anAutoscalerThatFailsIsAProblem() {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    stage.event("FlinkDeployment", "example", "Warning", "AutoscalerError", null);

    assertThat(project.run("status", "-n", server.namespace()).out())
        .contains("example: autoscaler: fails without saying why (AutoscalerError)");
    assertThat(project.run("status", "example", "-n", server.namespace()).out())
        .contains("fix: operator 1.7 cannot read the REST answers of Flink 1.20");
  }

  @Test
  void watchShowsChangesAndCtrlCEndsItWell(@TempDir Path folder) throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    Path output = folder.resolve("out");
    Process process =
        CommandProcess.start(
            kubeconfig.path(), output, "status", "example", "-n", server.namespace(), "--watch");
    await().atMost(PATIENCE).until(() -> Files.readString(output).contains("DEPLOYED"));
    stage.operatorSees("UPGRADING", "MISSING", "RECONCILING");
    await().atMost(PATIENCE).until(() -> Files.readString(output).contains("UPGRADING"));
    CommandProcess.interrupt(process);

    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
