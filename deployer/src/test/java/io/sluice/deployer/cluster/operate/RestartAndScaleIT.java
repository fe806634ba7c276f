package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.follow.FollowListener;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestartAndScaleIT {
  private static final Waiting PATIENT = new Waiting(Duration.ofSeconds(20), FollowListener.NONE);
  private static final Waiting SHORT = new Waiting(Duration.ofSeconds(1), FollowListener.NONE);
  private static final String SAVEPOINT = "s3p://state/savepoints/1";

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final PlayedFlink flink = new PlayedFlink();

  @Test
  void aRestartedJobHasStartedAnewFromItsState() throws InterruptedException {
    flink.restoredFrom("s3p://state/savepoints/1", true);
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.says(status -> status.started(1000));
      operator.answers(status -> status.runningStable().started(2000));

      Effect effect = restart(operator, StateProtection.ALL).finish(PATIENT);

      assertThat(operator.live().spec().number("restartNonce")).isPresent();
      assertThat(effect.summary()).contains("STABLE").contains("s3p://state/savepoints/1");
    }
  }

  @Test
  void aRestartedJobThatHadStateMustNotComeBackWithout() {
    flink.answers("/checkpoints", "{\"latest\":{\"restored\":null}}");
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.says(status -> status.started(1000).savepoint(SAVEPOINT, "MANUAL", 1L));
      operator.answers(status -> status.runningStable().started(2000));

      assertCameBackEmpty(() -> restart(operator, StateProtection.ALL).finish(PATIENT));
    }
  }

  @Test
  void aRestartedJobThatHadACheckpointMustNotComeBackWithout() {
    flink.answers(
        "/checkpoints",
        "{\"history\":[{\"id\":7,\"status\":\"COMPLETED\",\"external_path\":\"%s\"}]}"
            .formatted(SAVEPOINT));
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.answers(
          status -> {
            flink.answers("/checkpoints", "{\"latest\":{\"restored\":null}}");
            return status.runningStable();
          });

      assertCameBackEmpty(() -> restart(operator, StateProtection.ALL).finish(PATIENT));
    }
  }

  @Test
  void theCheckpointThatOnlyTheHaConfigMapCountsIsStateToo() {
    flink.answers("/checkpoints", "{\"latest\":{\"restored\":null}}");
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      server
          .client()
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName("example-" + PlayedFlink.JOB + "-config-map")
                  .withNamespace(server.namespace())
                  .withLabels(Map.of("app", "example", "configmap-type", "high-availability"))
                  .endMetadata()
                  .withData(Map.of("checkpointID-0000000000000000007", "x"))
                  .build())
          .create();
      operator.answers(PlayedStatus::runningStable);

      assertThatThrownBy(() -> restart(operator, StateProtection.ALL).finish(PATIENT))
          .hasMessageContaining("without the state that it had")
          .extracting(failure -> ((OperationException) failure).fix())
          .asString()
          .contains("a checkpoint below s3p://state/checkpoints");
    }
  }

  @Test
  void aJobThatHadNoStateYetMayBeginAnew() throws InterruptedException {
    flink.answers("/checkpoints", "{\"latest\":{\"restored\":null}}");
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.answers(PlayedStatus::runningStable);

      assertThat(restart(operator, StateProtection.ALL).finish(PATIENT).summary())
          .contains("begun anew");
    }
  }

  @Test
  void aScaledJobThatHadStateMustNotComeBackWithout() {
    flink.runsWith(2, 128);
    flink.answers("/checkpoints", "{\"latest\":{\"restored\":null}}");
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.says(status -> status.savepoint(SAVEPOINT, "MANUAL", 1L));
      operator.answers(
          status -> {
            flink.runsWith(4, 128);
            return status.runningStable();
          });

      assertCameBackEmpty(() -> scale(operator, 4).finish(PATIENT));
    }
  }

  @Test
  void theJobOfBeforeIsNoRestartedJob() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.says(status -> status.started(1000));
      operator.answers(PlayedStatus::runningStable);

      assertThatThrownBy(() -> restart(operator, StateProtection.ALL).finish(SHORT))
          .hasMessageContaining("the job of before still runs");
    }
  }

  @Test
  void restartingTwiceRestartsTwice() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      restart(operator, StateProtection.ALL);
      long first = operator.live().spec().number("restartNonce").orElseThrow();

      restart(operator, StateProtection.ALL);

      assertThat(operator.live().spec().number("restartNonce").orElseThrow()).isGreaterThan(first);
    }
  }

  @Test
  void aSuspendedJobIsResumedNotRestarted() {
    String suspended = PlayedOperator.APPLICATION.replace("state: running", "state: suspended");
    try (PlayedOperator operator = PlayedOperator.of(server, suspended)) {
      assertThatThrownBy(() -> restart(operator, StateProtection.ALL))
          .extracting(failure -> ((OperationException) failure).fix())
          .asString()
          .contains("sluice resume example");
    }
  }

  @Test
  void aStatelessJobIsRestartedOnlyWhereItIsNamed() {
    String stateless =
        PlayedOperator.APPLICATION.replace("upgradeMode: savepoint", "upgradeMode: stateless");
    try (PlayedOperator operator = PlayedOperator.running(server, stateless)) {
      assertProtected(() -> restart(operator, StateProtection.ALL));
      assertThat(operator.live().generation()).isEqualTo(1);
      restart(operator, new StateProtection("example"));
      assertThat(operator.live().generation()).isEqualTo(2);
    }
  }

  @Test
  void aSessionClusterWithoutHighAvailabilityKeepsItsJobs() {
    try (PlayedOperator session = PlayedOperator.of(server, PlayedOperator.SESSION_CLUSTER);
        PlayedOperator job = PlayedOperator.of(server, PlayedOperator.SESSION_JOB)) {
      assertThat(job.live().name()).isEqualTo("one");
      assertProtected(() -> restart(session, StateProtection.ALL));
      assertThatThrownBy(() -> restart(session, StateProtection.ALL)).hasMessageContaining("one");
    }
  }

  @Test
  void aSessionClusterWithHighAvailabilityIsRestarted() throws InterruptedException {
    String available =
        PlayedOperator.SESSION_CLUSTER.replace(
            "{flinkVersion: v1_19}",
            "{flinkVersion: v1_19, flinkConfiguration: {high-availability.type: kubernetes}}");
    try (PlayedOperator session = PlayedOperator.of(server, available);
        PlayedOperator job = PlayedOperator.of(server, PlayedOperator.SESSION_JOB)) {
      assertThat(job.live().name()).isEqualTo("one");
      session.answers(status -> status.lifecycle("STABLE").deployed(Map.of()).stable());

      Effect effect = restart(session, StateProtection.ALL).finish(PATIENT);

      assertThat(effect.summary()).contains("session cluster is STABLE");
    }
  }

  @Test
  void aScaledJobSaysThatItRunsSo() throws InterruptedException {
    flink.runsWith(2, 128);
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.answers(
          status -> {
            flink.runsWith(4, 128);
            return status.runningStable();
          });

      Operation.Begun begun = scale(operator, 4);
      Effect effect = begun.finish(PATIENT);

      assertThat(begun.asked()).contains("2 to 4").contains("restart").contains("savepoint");
      assertThat(operator.live().spec().number("job", "parallelism")).contains(4L);
      assertThat(effect.facts()).containsEntry("vertices", Map.of("map", 4));
    }
  }

  @Test
  void aJobThatRunsOtherwiseIsNotCalledScaled() {
    flink.runsWith(2, 128);
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.answers(PlayedStatus::runningStable);

      assertThatThrownBy(() -> scale(operator, 4).finish(PATIENT))
          .hasMessageContaining("it runs with parallelism 2");
    }
  }

  @Test
  void whatItHasIsNotChangedButVerified() throws InterruptedException {
    flink.runsWith(2, 128);
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      Operation.Begun begun = scale(operator, 2);

      assertThat(begun.asked()).contains("already");
      assertThat(begun.finish(PATIENT).summary()).contains("parallelism 2");
      assertThat(operator.live().generation()).isEqualTo(1);
    }
  }

  @Test
  void moreThanTheConfiguredMaximumIsRefused() {
    assertRefused("pipeline.max-parallelism: \"8\"", 9, "pipeline.max-parallelism is 8");
  }

  @Test
  void moreThanTheStateIsSplitIntoIsRefused() {
    flink.runsWith(2, 16);
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      assertThatThrownBy(() -> scale(operator, 17)).hasMessageContaining("16 key groups");
      assertThat(operator.live().generation()).isEqualTo(1);
    }
  }

  @Test
  void whatTheAutoscalerWouldUndoIsRefused() {
    assertRefused("job.autoscaler.enabled: \"true\"", 4, "autoscaler");
    assertRefused("kubernetes.operator.job.autoscaler.enabled: \"true\"", 4, "autoscaler");
  }

  @Test
  void anAutoscalerThatOnlyAdvisesIsNoHindrance() {
    try (PlayedOperator operator =
        PlayedOperator.running(
            server,
            with(
                "job.autoscaler.enabled: \"true\"\n    job.autoscaler.scaling.enabled: \"false\""))) {
      scale(operator, 4);
      assertThat(operator.live().spec().number("job", "parallelism")).contains(4L);
    }
  }

  @Test
  void verticesWithAParallelismOfTheirOwnAreNotPassedOver() {
    assertRefused(
        "pipeline.jobvertex-parallelism-overrides: \"a:2\"",
        4,
        "pipeline.jobvertex-parallelism-overrides");
  }

  @Test
  void aReactiveClusterIsScaledInPlaceWhateverItsUpgradeMode() {
    String reactive =
        with("scheduler-mode: reactive")
            .replace("spec:\n", "spec:\n  mode: standalone\n")
            .replace("upgradeMode: savepoint", "upgradeMode: stateless");
    try (PlayedOperator operator = PlayedOperator.running(server, reactive)) {
      assertThat(scale(operator, 4).asked()).contains("in place");
    }
  }

  @Test
  void aStatelessJobIsNotRestartedToScaleIt() {
    String stateless =
        PlayedOperator.APPLICATION.replace("upgradeMode: savepoint", "upgradeMode: stateless");
    try (PlayedOperator operator = PlayedOperator.running(server, stateless)) {
      assertProtected(() -> scale(operator, 4));
    }
  }

  private void assertRefused(String option, int parallelism, String why) {
    try (PlayedOperator operator =
        PlayedOperator.running(
            server, with(option).replace("name: example", "name: refused-" + option.length()))) {
      assertThatThrownBy(() -> scale(operator, parallelism))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining(why);
      assertThat(operator.live().generation()).isEqualTo(1);
    }
  }

  private static void assertCameBackEmpty(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable done) {
    assertThatThrownBy(done)
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("without the state that it had")
        .satisfies(
            failure -> {
              OperationException empty = (OperationException) failure;
              assertThat(empty.kind()).isEqualTo(OperationException.Kind.NOT_HEALTHY);
              assertThat(empty.fix()).contains(SAVEPOINT).contains("initialSavepointPath");
            });
  }

  private static void assertProtected(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable refused) {
    assertThatThrownBy(refused)
        .isInstanceOf(OperationException.class)
        .extracting(failure -> ((OperationException) failure).kind())
        .isEqualTo(OperationException.Kind.STATE_PROTECTED);
  }

  private static String with(String options) {
    return PlayedOperator.APPLICATION.replace(
        "flinkConfiguration:\n", "flinkConfiguration:\n    " + options + "\n");
  }

  private Operation.Begun restart(PlayedOperator operator, StateProtection protection) {
    return new Restart(server.cluster(), flink, protection).begin(operator.live());
  }

  private Operation.Begun scale(PlayedOperator operator, int parallelism) {
    return new Scale(server.cluster(), flink, StateProtection.ALL, parallelism)
        .begin(operator.live());
  }
}
