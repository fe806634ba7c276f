package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.follow.FollowListener;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A job on a session cluster is operated like any other. */
class SessionJobIT {
  private static final Waiting PATIENT = new Waiting(Duration.ofSeconds(20), FollowListener.NONE);
  private static final String JOB =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkSessionJob
      metadata: {name: one}
      spec:
        deploymentName: shared
        flinkConfiguration: {state.savepoints.dir: s3p://state/savepoints}
        job: {jarURI: https://x/y.jar, parallelism: 1, upgradeMode: savepoint}
      """;

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final PlayedFlink flink = new PlayedFlink();

  @Test
  void takesASavepoint() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, JOB)) {
      operator.answers(
          status -> status.savepoint("s3p://state/savepoints/1", "MANUAL", status.nonce()));

      assertThat(new TakeSavepoint(server.cluster(), flink).begin(operator.live()).await(PATIENT))
          .extracting(TakenSavepoint::path)
          .isEqualTo("s3p://state/savepoints/1");
    }
  }

  @Test
  void isSuspendedAndResumed() throws InterruptedException {
    flink.restoredFrom("s3p://state/savepoints/1", true);
    try (PlayedOperator operator = PlayedOperator.running(server, JOB)) {
      operator.answers(
          status ->
              Jobs.isToBeSuspended(status.live())
                  ? status
                      .savepoint("s3p://state/savepoints/1", "UPGRADE", null)
                      .suspended("savepoint")
                  : status.runningStable());

      Effect suspended =
          new Suspend(server.cluster(), StateProtection.ALL).begin(operator.live()).finish(PATIENT);
      Effect resumed = new Resume(server.cluster(), flink).begin(operator.live()).finish(PATIENT);

      assertThat(suspended.facts()).containsEntry("savepoint", "s3p://state/savepoints/1");
      assertThat(resumed.facts()).containsEntry("restoredFrom", "s3p://state/savepoints/1");
    }
  }

  @Test
  void isScaledAndTakenBack() throws InterruptedException {
    flink.runsWith(1, 128);
    try (PlayedOperator operator = PlayedOperator.running(server, JOB)) {
      new Scale(server.cluster(), flink, StateProtection.ALL, 3).begin(operator.live());
      operator.says(status -> status.deployed(Map.of()));
      operator.answers(PlayedStatus::runningStable);

      Effect back =
          new Rollback(server.cluster(), flink, StateProtection.ALL)
              .begin(operator.live())
              .finish(PATIENT);

      assertThat(back.facts().get("takenBack").toString()).contains("spec.job.parallelism: 3 -> 1");
      assertThat(operator.live().spec().number("job", "parallelism")).contains(1L);
    }
  }

  @Test
  void isProtectedWhereItIsStateless() {
    try (PlayedOperator operator =
        PlayedOperator.running(server, JOB.replace(", upgradeMode: savepoint", ""))) {
      assertThatThrownBy(
              () -> new Suspend(server.cluster(), StateProtection.ALL).begin(operator.live()))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("stateless");
    }
  }
}
