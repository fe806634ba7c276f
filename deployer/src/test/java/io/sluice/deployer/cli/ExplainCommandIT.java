package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.follow.Stage;
import io.sluice.deployer.cluster.trouble.TestPods;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExplainCommandIT {
  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();
  @RegisterExtension final TestProject project = new TestProject();

  @BeforeEach
  void connects() throws IOException {
    kubeconfig.use(server.kubeconfig());
  }

  @Test
  void whatIsNotHealthyIsExplainedWithExitCodeThree() {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    stage.pod(TestPods.with(Stage.jobManager(), TestPods.crashed(1, 137, "OOMKilled")));

    TestProject.Result result = project.run("explain", "example", "-n", server.namespace());

    assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_HEALTHY);
    assertThat(result.out())
        .startsWith("example: DEPLOYED, JobManager DEPLOYING, job RECONCILING\n")
        .contains(
            "cause: Pod/example-5d9c7b-abcde: ran out of the memory",
            "fix: raise spec.jobManager.resource.memory",
            "evidence:");
  }

  @Test
  void whatIsHealthyIsSaidToBeSo() {
    Stage stage = new Stage(server);
    stage.operatorSees("STABLE", "DEPLOYING", "RUNNING");
    stage.pod(TestPods.ready(Stage.jobManager()));

    TestProject.Result result =
        project.run("explain", "example", "-n", server.namespace(), "-o", "json");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("\"healthy\" : true").doesNotContain("cause");
  }
}
