package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.follow.FollowListener;
import io.sluice.deployer.cluster.live.LiveResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RollbackIT {
  private static final Waiting PATIENT = new Waiting(Duration.ofSeconds(20), FollowListener.NONE);

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final PlayedFlink flink = new PlayedFlink();

  @Test
  void whatHasChangedSinceIsTakenBackAndNothingElse() throws InterruptedException {
    flink.restoredFrom("s3p://state/savepoints/1", true);
    try (PlayedOperator operator =
        changed(Map.of("image", "example:2", "job", Map.of("parallelism", 3)))) {
      operator.says(status -> status.lifecycle("DEPLOYED").job("RUNNING").deployed(Map.of()));
      operator.answers(PlayedStatus::runningStable);

      Effect effect = rollback(operator).finish(PATIENT);

      LiveResource live = operator.live();
      assertThat(live.spec().text("image")).contains("example:1");
      assertThat(live.spec().number("job", "parallelism")).contains(2L);
      assertThat(live.spec().text("job", "upgradeMode")).contains("savepoint");
      assertThat(effect.facts().get("takenBack").toString())
          .contains("spec.image: example:2 -> example:1")
          .contains("spec.job.parallelism: 3 -> 2");
      assertThat(effect.notes()).anyMatch(note -> note.contains("description"));
    }
  }

  @Test
  void aJobThatCameBackWithoutItsStateIsAFailure() {
    flink.answers("/checkpoints", "{\"latest\":{\"restored\":null}}");
    try (PlayedOperator operator = changed(Map.of("image", "example:2"))) {
      operator.says(status -> status.savepoint("s3p://state/savepoints/1", "UPGRADE", null));
      operator.answers(PlayedStatus::runningStable);

      assertThatThrownBy(() -> rollback(operator).finish(PATIENT))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("without the state that it had")
          .extracting(failure -> ((OperationException) failure).fix())
          .asString()
          .contains("s3p://state/savepoints/1");
    }
  }

  @Test
  void whatWasAddedSinceIsRemoved() {
    try (PlayedOperator operator =
        changed(Map.of("flinkConfiguration", Map.of("execution.buffer-timeout", "5 ms")))) {
      operator.says(status -> status.lifecycle("DEPLOYED").job("RUNNING").deployed(Map.of()));

      rollback(operator);

      assertThat(operator.live().spec().map("flinkConfiguration"))
          .doesNotContainKey("execution.buffer-timeout")
          .containsKey("state.savepoints.dir");
    }
  }

  @Test
  void theModeThatTheOperatorNotedForItsFirstStartIsNotTakenForTheDescribedOne() {
    try (PlayedOperator operator = PlayedOperator.of(server, PlayedOperator.APPLICATION)) {
      operator.says(
          status ->
              status
                  .lifecycle("STABLE")
                  .job("RUNNING")
                  .deployed(Map.of("upgradeMode", "stateless"))
                  .stable());
      new SpecChange(server.cluster()).apply(operator.live(), Map.of("image", "example:2"));
      operator.says(status -> status.lifecycle("DEPLOYED").deployed(Map.of()));

      rollback(operator);

      assertThat(operator.live().spec().text("job", "upgradeMode")).contains("savepoint");
      assertThat(operator.live().spec().text("image")).contains("example:1");
    }
  }

  @Test
  void aSpecificationThatTheOperatorRefusedIsTakenBack() {
    try (PlayedOperator operator = changed(Map.of("image", "example:2"))) {
      rollback(operator);
      assertThat(operator.live().spec().text("image")).contains("example:1");
    }
  }

  @Test
  void whatIsStableHasNothingToTakeBack() throws InterruptedException {
    flink.restoredFrom("s3p://state/savepoints/1", true);
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      Operation.Begun begun = rollback(operator);

      assertThat(begun.asked()).contains("already");
      assertThat(begun.finish(PATIENT).summary()).contains("STABLE");
      assertThat(operator.live().generation()).isEqualTo(1);
    }
  }

  @Test
  void aStableSpecificationThatFailsIsNotTheCause() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.says(status -> status.lifecycle("FAILED").job("FAILED"));

      assertThatThrownBy(() -> rollback(operator))
          .hasMessageContaining("impossible because what it has now is the last stable")
          .satisfies(refused -> assertThat(fix(refused)).contains("sluice explain example"));
    }
  }

  @Test
  void aJobThatIsOnItsWayIsWaitedForAndHasNoCauseToSee() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.says(status -> status.lifecycle("DEPLOYED").job("RUNNING"));

      assertThatThrownBy(() -> rollback(operator))
          .hasMessageEndingWith("already, and it is DEPLOYED, job RUNNING")
          .satisfies(refused -> assertThat(fix(refused)).startsWith("wait until it is STABLE"));
    }
  }

  @Test
  void aJobThatHasFinishedIsAsItShouldBe() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.says(status -> status.lifecycle("DEPLOYED").job("FINISHED"));

      assertThatThrownBy(() -> rollback(operator))
          .hasMessageEndingWith("already, and it is FINISHED, as it should be")
          .satisfies(refused -> assertThat(fix(refused)).isEqualTo("nothing is to be taken back"));
    }
  }

  @Test
  void aJobThatIsSuspendedIsResumedAndNotRolledBack() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      new SpecChange(server.cluster())
          .apply(operator.live(), Map.of("job", Map.of("state", "suspended")));
      operator.says(status -> status.suspended("savepoint"));

      assertThatThrownBy(() -> rollback(operator))
          .hasMessageEndingWith("already, and it is SUSPENDED, as it should be")
          .satisfies(
              refused -> assertThat(fix(refused)).endsWith("'sluice resume example' starts it"));
    }
  }

  @Test
  void withoutAStableSpecificationThereIsNoWayBack() {
    try (PlayedOperator operator = PlayedOperator.of(server, PlayedOperator.APPLICATION)) {
      assertThatThrownBy(() -> rollback(operator))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("impossible because none of its specifications has been stable");
    }
  }

  @Test
  void anotherFlinkVersionIsNoWayBack() {
    try (PlayedOperator operator = changed(Map.of("flinkVersion", "v1_18"))) {
      assertThatThrownBy(() -> rollback(operator))
          .hasMessageContaining("impossible because flinkVersion has changed");
      assertThat(operator.live().spec().text("flinkVersion")).contains("v1_18");
    }
  }

  @Test
  void aStatelessJobIsProtected() {
    String stateless =
        PlayedOperator.APPLICATION.replace("upgradeMode: savepoint", "upgradeMode: stateless");
    try (PlayedOperator operator = PlayedOperator.running(server, stateless)) {
      new SpecChange(server.cluster()).apply(operator.live(), Map.of("image", "example:2"));

      assertThatThrownBy(() -> rollback(operator))
          .extracting(failure -> ((OperationException) failure).kind())
          .isEqualTo(OperationException.Kind.STATE_PROTECTED);
    }
  }

  @Test
  void aFailingJobWithoutHighAvailabilityHasNoWayBackOnceItHasRun() {
    String without =
        PlayedOperator.APPLICATION.replace("    high-availability.type: kubernetes\n", "");
    try (PlayedOperator operator = PlayedOperator.running(server, without)) {
      new SpecChange(server.cluster()).apply(operator.live(), Map.of("image", "example:2"));
      operator.says(status -> status.lifecycle("DEPLOYED").job("RESTARTING").deployed(Map.of()));
      jobManager(true);

      assertThatThrownBy(() -> rollback(operator))
          .hasMessageContaining("impossible because its job is RESTARTING")
          .hasMessageContaining("high availability");
    }
  }

  @Test
  void aJobManagerThatNeverStartedIsNoHindrance() {
    String without =
        PlayedOperator.APPLICATION.replace("    high-availability.type: kubernetes\n", "");
    try (PlayedOperator operator = PlayedOperator.running(server, without)) {
      new SpecChange(server.cluster()).apply(operator.live(), Map.of("image", "example:2"));
      operator.says(status -> status.lifecycle("DEPLOYED").job("RECONCILING").deployed(Map.of()));
      jobManager(false);

      rollback(operator);

      assertThat(operator.live().spec().text("image")).contains("example:1");
    }
  }

  @Test
  void aFailingJobGoesBackByItsLastCheckpointUnlessThatIsForbidden() {
    String forbidden =
        PlayedOperator.APPLICATION.replace(
            "flinkConfiguration:\n",
            "flinkConfiguration:\n    kubernetes.operator.job.upgrade.last-state-fallback.enabled: \"false\"\n");
    try (PlayedOperator operator = PlayedOperator.running(server, forbidden)) {
      new SpecChange(server.cluster()).apply(operator.live(), Map.of("image", "example:2"));
      operator.says(status -> status.lifecycle("DEPLOYED").job("RESTARTING").deployed(Map.of()));
      jobManager(true);

      assertThatThrownBy(() -> rollback(operator))
          .hasMessageContaining("last-state-fallback.enabled is false");
    }
  }

  @Test
  void anOperatorThatCannotStartFromANamedSavepointIsToldApart() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      assertThatThrownBy(
              () ->
                  new Redeploy(server.cluster(), flink, "s3p://state/savepoints/5")
                      .begin(operator.live()))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("older than 1.8")
          .extracting(failure -> ((OperationException) failure).fix())
          .asString()
          .contains("initialSavepointPath: s3p://state/savepoints/5");
      assertThat(operator.live().generation()).isEqualTo(1);
      assertThat(operator.live().spec().text("job", "initialSavepointPath")).isEmpty();
    }
  }

  private static String fix(Throwable refused) {
    return ((OperationException) refused).fix();
  }

  private PlayedOperator changed(Map<String, Object> spec) {
    PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION);
    new SpecChange(server.cluster()).apply(operator.live(), spec);
    return operator;
  }

  private Operation.Begun rollback(PlayedOperator operator) {
    return new Rollback(server.cluster(), flink, StateProtection.ALL).begin(operator.live());
  }

  private void jobManager(boolean started) {
    var pod =
        server
            .client()
            .pods()
            .inNamespace(server.namespace())
            .resource(
                new PodBuilder()
                    .withNewMetadata()
                    .withName("example-jm")
                    .withLabels(Map.of("app", "example", "component", "jobmanager"))
                    .endMetadata()
                    .withNewSpec()
                    .addNewContainer()
                    .withName("flink-main-container")
                    .withImage("example:2")
                    .endContainer()
                    .endSpec()
                    .build())
            .create();
    pod.setStatus(
        new io.fabric8.kubernetes.api.model.PodStatusBuilder()
            .withContainerStatuses(
                List.of(
                    new io.fabric8.kubernetes.api.model.ContainerStatusBuilder()
                        .withName("flink-main-container")
                        .withImage("example:2")
                        .withImageID("")
                        .withReady(false)
                        .withRestartCount(started ? 2 : 0)
                        .withNewState()
                        .withNewWaiting()
                        .withReason(started ? "CrashLoopBackOff" : "ImagePullBackOff")
                        .endWaiting()
                        .endState()
                        .build()))
            .build());
    server.client().pods().inNamespace(server.namespace()).resource(pod).updateStatus();
  }
}
