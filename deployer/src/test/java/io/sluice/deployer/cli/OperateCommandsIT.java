package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.live.LifecycleState;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.PlayedOperator;
import io.sluice.deployer.cluster.operate.PlayedStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperateCommandsIT {
  private static final String SAVEPOINT = "s3p://state/savepoints/1";

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  @BeforeEach
  void connect() throws IOException {
    kubeconfig.use(server.kubeconfig());
  }

  @Test
  void aSavepointIsPrintedOnItsOwnAndTheProgressBeside() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.answers(OperateCommandsIT::savepoint);

      TestProject.Result taken = run("savepoint", "example");

      assertThat(taken.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(taken.out()).isEqualToIgnoringNewLines("example: savepoint " + SAVEPOINT);
      assertThat(taken.err()).contains("a savepoint of example is asked for");
    }
  }

  @Test
  void theAnswerIsDataForPrograms() throws IOException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.answers(OperateCommandsIT::savepoint);

      JsonNode answer =
          new ObjectMapper().readTree(run("savepoint", "example", "-o", "json").out());

      assertThat(answer.path("savepoint").asText()).isEqualTo(SAVEPOINT);
      assertThat(answer.path("name").asText()).isEqualTo("example");
      assertThat(answer.path("namespace").asText()).isEqualTo(server.namespace());
      assertThat(answer.path("notes").isArray()).isTrue();
    }
  }

  @Test
  void whatIsNotThereInTimeIsExitCodeThree() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      TestProject.Result late = run("suspend", "example", "--timeout", "500ms");

      assertThat(late.exitCode()).isEqualTo(ExitCode.NOT_HEALTHY);
      assertThat(late.err()).contains("sluice: suspend example: ").contains("  fix: ");
      assertThat(operator.live().spec().text("job", "state")).contains("suspended");
    }
  }

  @Test
  void whatIsNotWaitedForIsOnlyAskedFor() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      TestProject.Result asked = run("scale", "example", "--parallelism", "4", "--no-wait");

      assertThat(asked.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(asked.out()).contains("2 to 4 by a restart, with upgradeMode savepoint");
      assertThat(operator.live().spec().number("job", "parallelism")).contains(4L);
    }
  }

  @Test
  void aParallelismIsANumberFromOne() {
    assertThat(run("scale", "example", "--parallelism", "0").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("scale", "example").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void stateIsProtectedByExitCodeFour() {
    String stateless =
        PlayedOperator.APPLICATION.replace("upgradeMode: savepoint", "upgradeMode: stateless");
    try (PlayedOperator operator = PlayedOperator.running(server, stateless)) {
      for (List<String> command :
          List.of(
              List.of("suspend", "example"),
              List.of("restart", "example"),
              List.of("scale", "example", "--parallelism", "3"))) {
        TestProject.Result refused = run(command.toArray(String[]::new));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.STATE_PROTECTED);
        assertThat(refused.err()).contains("--allow-state-loss example");
      }
      assertThat(operator.live().generation()).isEqualTo(1);
    }
  }

  @Test
  void aWayThatIsNotThereIsExitCodeOneWithItsReason() {
    try (PlayedOperator operator = PlayedOperator.of(server, PlayedOperator.APPLICATION)) {
      TestProject.Result refused = run("rollback", "example");

      assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(refused.err()).contains("rollback of example is impossible because");
      assertThat(operator.live().generation()).isEqualTo(1);
    }
  }

  @Test
  void interruptedItSaysWhatWasDoneAndHowToGoOn() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      Thread waits = Thread.currentThread();
      operator.answers(status -> status.lifecycle("UPGRADING").reconciled("UPGRADING", Map.of()));
      operator.watch(
          live -> {
            if (LiveResource.of(live).lifecycle() == LifecycleState.UPGRADING) {
              waits.interrupt();
            }
          });

      TestProject.Result interrupted = run("suspend", "example");

      assertThat(Thread.interrupted()).isTrue();
      assertThat(interrupted.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(interrupted.err())
          .contains("stopped waiting; the operator is asked to suspend example")
          .contains("go on with 'sluice suspend example -n " + server.namespace() + "'");
      operator.says(status -> status.savepoint(SAVEPOINT, "UPGRADE", null).suspended("savepoint"));
      assertThat(run("suspend", "example").out()).contains(SAVEPOINT);
    }
  }

  private static PlayedStatus savepoint(PlayedStatus status) {
    return status.savepoint(SAVEPOINT, "MANUAL", status.nonce());
  }

  private TestProject.Result run(String... words) {
    return project.runIn(server.namespace(), words);
  }
}
