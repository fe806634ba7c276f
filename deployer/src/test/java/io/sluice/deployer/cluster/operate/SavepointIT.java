package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.follow.FollowListener;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SavepointIT {
  private static final Waiting PATIENT = new Waiting(Duration.ofSeconds(20), FollowListener.NONE);
  private static final Waiting SHORT = new Waiting(Duration.ofSeconds(1), FollowListener.NONE);

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final PlayedFlink flink = new PlayedFlink();

  @Test
  void theSavepointIsTheOneThatWasAskedFor() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.says(status -> status.savepoint("s3p://state/savepoints/old", "UPGRADE", null));
      operator.answers(
          status -> status.savepoint("s3p://state/savepoints/new", "MANUAL", nonce(status)));

      TakenSavepoint taken = take(operator).await(PATIENT);

      assertThat(taken.path()).isEqualTo("s3p://state/savepoints/new");
      assertThat(taken.isWhereDescribed()).isTrue();
    }
  }

  @Test
  void onlyTheNonceIsChangedAndItIsOwnedByTheOperatingManager() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      Map<String, Object> before = operator.live().spec().map("flinkConfiguration");

      take(operator);

      assertThat(operator.live().generation()).isEqualTo(2);
      assertThat(operator.live().spec().map("flinkConfiguration")).isEqualTo(before);
      assertThat(OwnedFields.of(operator.live(), "sluice-operate"))
          .isEqualTo(
              Map.of(
                  "job",
                  Map.of(
                      "savepointTriggerNonce",
                      operator.live().spec().at("job", "savepointTriggerNonce").root())));
    }
  }

  @Test
  void aSavepointElsewhereIsNoted() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.answers(status -> status.savepoint("s3p://other/1", "MANUAL", nonce(status)));

      Effect effect = take(operator).finish(PATIENT);

      assertThat(effect.notes())
          .singleElement()
          .asString()
          .contains("state.savepoints.dir")
          .contains("s3p://state/savepoints");
    }
  }

  @Test
  void oneThatFailsAgainAndAgainIsWithdrawnAndItsCauseTold() {
    flink.answers(
        "/savepoints/c",
        "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"failure-cause\":"
            + "{\"stack-trace\":\"a.b.IOException: bucket is full\"}}}");
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      SavepointRequest request = take(operator);
      operator.watch(
          live -> {
            String trigger =
                PlayedStatus.of(live)
                    .live()
                    .status()
                    .text("jobStatus", "savepointInfo", "triggerId")
                    .orElse("");
            if (trigger.isEmpty()) {
              operator.says(status -> status.taking("a"));
            } else if (trigger.equals("a")) {
              operator.says(status -> status.taking("b"));
            } else if (trigger.equals("b")) {
              operator.says(status -> status.taking("c"));
            } else if (trigger.equals("c")) {
              operator.says(status -> status.taking("d"));
            }
          });

      assertThatThrownBy(() -> request.await(PATIENT))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("failed 3 times")
          .extracting(failure -> ((OperationException) failure).fix())
          .asString()
          .contains("withdrawn");
      assertThat(operator.live().spec().number("job", "savepointTriggerNonce")).isEmpty();
    }
  }

  @Test
  void oneThatTheOperatorGivesUpHasFailedWithItsCause() {
    flink.answers(
        "/savepoints/a",
        "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"failure-cause\":"
            + "{\"stack-trace\":\"a.b.IOException: bucket is full\"}}}");
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      SavepointRequest request = take(operator);
      operator.says(status -> status.taking("a"));
      operator.watch(
          live -> {
            if (PlayedStatus.of(live).live().job().pendingTrigger() != null) {
              operator.says(
                  status ->
                      status
                          .savepoint("s3p://state/savepoints/old", "UPGRADE", null)
                          .deployed(Map.of()));
            }
          });

      assertThatThrownBy(() -> request.await(PATIENT))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("given it up")
          .extracting(failure -> ((OperationException) failure).kind())
          .isEqualTo(OperationException.Kind.FAILED);
    }
  }

  @Test
  void oneThatTheOperatorDoesNotTakeUpIsTooLateAndWaitedForByTheNextCommand()
      throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      SavepointRequest first = take(operator);
      assertThatThrownBy(() -> first.await(SHORT))
          .isInstanceOf(OperationException.class)
          .extracting(failure -> ((OperationException) failure).kind())
          .isEqualTo(OperationException.Kind.NOT_HEALTHY);

      SavepointRequest second = take(operator);

      assertThat(second.asked()).contains("was asked for before");
      assertThat(operator.live().generation()).isEqualTo(2);
      operator.says(
          status -> status.savepoint("s3p://state/savepoints/1", "MANUAL", nonce(status)));
      assertThat(second.await(PATIENT).path()).isEqualTo("s3p://state/savepoints/1");
    }
  }

  @Test
  void interruptedItStaysAskedFor() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      SavepointRequest request = take(operator);
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> request.await(PATIENT)).isInstanceOf(InterruptedException.class);

      assertThat(operator.live().spec().number("job", "savepointTriggerNonce")).isPresent();
    }
  }

  @Test
  void onlyARunningJobCanTakeOne() {
    try (PlayedOperator operator = PlayedOperator.of(server, PlayedOperator.APPLICATION)) {
      operator.says(status -> status.lifecycle("DEPLOYED").job("RESTARTING").deployed(Map.of()));

      assertThatThrownBy(() -> take(operator))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("only a running job")
          .hasMessageContaining("RESTARTING");
      assertThat(operator.live().generation()).isEqualTo(1);
    }
  }

  @Test
  void aSuspendedJobTellsItsLastOne() {
    try (PlayedOperator operator = PlayedOperator.of(server, PlayedOperator.APPLICATION)) {
      operator.says(
          status ->
              status.suspended("savepoint").savepoint("s3p://state/savepoints/9", "UPGRADE", null));

      assertThatThrownBy(() -> take(operator))
          .hasMessageContaining("is suspended")
          .hasMessageContaining("s3p://state/savepoints/9");
    }
  }

  @Test
  void withoutADirectoryItIsRefusedWithTheOptionToSet() {
    String without =
        PlayedOperator.APPLICATION.replace(
            "    state.savepoints.dir: s3p://state/savepoints\n", "");
    try (PlayedOperator operator = PlayedOperator.running(server, without)) {
      configuration("taskmanager.numberOfTaskSlots: 1\n");

      assertThatThrownBy(() -> take(operator))
          .isInstanceOf(OperationException.class)
          .extracting(failure -> ((OperationException) failure).fix())
          .asString()
          .contains("state.savepoints.dir");
    }
  }

  @Test
  void theOperatorsDefaultsMayHoldTheDirectory() throws InterruptedException {
    String without =
        PlayedOperator.APPLICATION.replace(
            "    state.savepoints.dir: s3p://state/savepoints\n", "");
    try (PlayedOperator operator = PlayedOperator.running(server, without)) {
      configuration("# defaults\nstate.savepoints.dir: 's3p://defaults/savepoints'\n");
      operator.answers(status -> status.savepoint("s3p://elsewhere/1", "MANUAL", nonce(status)));

      assertThat(take(operator).await(PATIENT).directory()).isEqualTo("s3p://defaults/savepoints");
    }
  }

  @Test
  void aSessionClusterNamesItsJobs() {
    try (PlayedOperator cluster = PlayedOperator.of(server, PlayedOperator.SESSION_CLUSTER);
        PlayedOperator sessionJob = PlayedOperator.of(server, PlayedOperator.SESSION_JOB)) {
      assertThat(sessionJob.live().flinkCluster()).isEqualTo("shared");
      assertThatThrownBy(() -> take(cluster))
          .hasMessageContaining("session cluster")
          .extracting(failure -> ((OperationException) failure).fix())
          .asString()
          .contains("one");
    }
  }

  private SavepointRequest take(PlayedOperator operator) {
    return new TakeSavepoint(server.cluster(), flink).begin(operator.live());
  }

  private static Long nonce(PlayedStatus status) {
    return status.live().spec().number("job", "savepointTriggerNonce").orElseThrow();
  }

  private void configuration(String text) {
    server.configMap("flink-config-example", Map.of("flink-conf.yaml", text));
  }
}
