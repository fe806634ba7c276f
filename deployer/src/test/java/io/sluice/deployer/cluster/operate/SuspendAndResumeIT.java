package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.follow.FollowListener;
import io.sluice.deployer.cluster.live.LiveResource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SuspendAndResumeIT {
  private static final Waiting PATIENT = new Waiting(Duration.ofSeconds(20), FollowListener.NONE);
  private static final Waiting SHORT = new Waiting(Duration.ofSeconds(1), FollowListener.NONE);
  private static final String SAVEPOINT = "s3p://state/savepoints/1";

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final PlayedFlink flink = new PlayedFlink();

  @Test
  void aSuspendedJobTellsFromWhichSavepointItGoesOn() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.answers(
          status -> status.savepoint(SAVEPOINT, "UPGRADE", null).suspended("savepoint"));

      Effect effect = suspend(operator, StateProtection.ALL).finish(PATIENT);

      assertThat(operator.live().spec().text("job", "state")).contains("suspended");
      assertThat(effect.summary()).contains(SAVEPOINT).contains("sluice resume example");
      assertThat(effect.facts()).containsEntry("savepoint", SAVEPOINT);
    }
  }

  @Test
  void aJobThatIsStoppedForItsLastCheckpointSaysSo() throws InterruptedException {
    String lastState =
        PlayedOperator.APPLICATION.replace("upgradeMode: savepoint", "upgradeMode: last-state");
    try (PlayedOperator operator = PlayedOperator.running(server, lastState)) {
      operator.answers(status -> status.suspended("last-state"));

      assertThat(suspend(operator, StateProtection.ALL).finish(PATIENT).summary())
          .contains("last checkpoint");
    }
  }

  @Test
  void aStatefulJobThatHasNothingToGoOnFromIsNotSuspendedWell() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      operator.answers(status -> status.suspended("stateless"));

      assertThatThrownBy(() -> suspend(operator, StateProtection.ALL).finish(PATIENT))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("no savepoint or checkpoint that it would go on from")
          .extracting(failure -> ((OperationException) failure).kind())
          .isEqualTo(OperationException.Kind.NOT_HEALTHY);
      assertThat(suspend(operator, new StateProtection("example")).finish(PATIENT).summary())
          .contains("begins anew");
    }
  }

  @Test
  void aStatelessJobIsNotSuspended() {
    try (PlayedOperator operator = PlayedOperator.running(server, stateless())) {
      assertThatThrownBy(() -> suspend(operator, StateProtection.ALL))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("stateless")
          .extracting(failure -> ((OperationException) failure).kind())
          .isEqualTo(OperationException.Kind.STATE_PROTECTED);
      assertThatThrownBy(() -> suspend(operator, new StateProtection("another")))
          .extracting(failure -> ((OperationException) failure).fix())
          .asString()
          .contains("--allow-state-loss example");
      assertThat(operator.live().generation()).isEqualTo(1);
    }
  }

  @Test
  void aStatelessJobIsSuspendedWhereItIsNamed() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, stateless())) {
      operator.answers(status -> status.suspended("stateless"));

      Effect effect = suspend(operator, new StateProtection("example")).finish(PATIENT);

      assertThat(effect.summary()).contains("begins anew");
    }
  }

  @Test
  void suspendingTwiceOnlyWaits() throws InterruptedException {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      suspend(operator, StateProtection.ALL);
      Operation.Begun again = suspend(operator, StateProtection.ALL);
      assertThat(operator.live().generation()).isEqualTo(2);
      assertThatThrownBy(() -> again.finish(SHORT))
          .isInstanceOf(OperationException.class)
          .extracting(failure -> ((OperationException) failure).kind())
          .isEqualTo(OperationException.Kind.NOT_HEALTHY);

      operator.says(status -> status.savepoint(SAVEPOINT, "UPGRADE", null).suspended("savepoint"));

      assertThat(suspend(operator, StateProtection.ALL).finish(PATIENT).summary())
          .contains(SAVEPOINT);
    }
  }

  @Test
  void aSavepointAskedForLaterLeavesTheJobSuspended() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      suspend(operator, StateProtection.ALL);

      new SpecChange(server.cluster()).apply(operator.live(), Map.of("restartNonce", 5));

      assertThat(operator.live().spec().text("job", "state")).contains("suspended");
      assertThat(operator.live().spec().number("restartNonce")).contains(5L);
    }
  }

  @Test
  void whatIsGivenUpIsNoLongerSet() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      SpecChange change = new SpecChange(server.cluster());
      change.apply(operator.live(), Map.of("restartNonce", 5));
      Map<String, Object> given = new java.util.HashMap<>();
      given.put("restartNonce", null);

      change.apply(operator.live(), given);

      assertThat(operator.live().spec().number("restartNonce")).isEmpty();
    }
  }

  @Test
  void whatWasDeletedMeanwhileIsNotMadeAgain() {
    try (PlayedOperator operator =
        PlayedOperator.running(server, PlayedOperator.FREE_APPLICATION)) {
      LiveResource before = operator.live();
      server
          .client()
          .genericKubernetesResources(io.sluice.deployer.cluster.Cluster.DEPLOYMENTS)
          .inNamespace(server.namespace())
          .withName("example")
          .delete();

      assertThatThrownBy(
              () -> new SpecChange(server.cluster()).apply(before, Map.of("restartNonce", 5)))
          .isInstanceOf(ClusterException.class);
      assertThat(
              server
                  .client()
                  .genericKubernetesResources(io.sluice.deployer.cluster.Cluster.DEPLOYMENTS)
                  .inNamespace(server.namespace())
                  .withName("example")
                  .get())
          .isNull();
    }
  }

  @Test
  void aResumedJobIsAskedFromWhereItCame() throws InterruptedException {
    flink.restoredFrom(SAVEPOINT, true);
    try (PlayedOperator operator = suspended()) {
      operator.answers(PlayedStatus::runningStable);

      Effect effect = resume(operator).finish(PATIENT);

      assertThat(effect.summary()).contains("RUNNING").contains("STABLE").contains(SAVEPOINT);
      assertThat(effect.facts()).containsEntry("restoredFrom", SAVEPOINT);
      assertThat(effect.notes()).isEmpty();
    }
  }

  @Test
  void aJobThatBegunAnewInsteadIsAFailure() {
    flink.answers("/checkpoints", "{\"latest\":{\"restored\":null}}");
    try (PlayedOperator operator = suspended()) {
      operator.answers(PlayedStatus::runningStable);

      assertThatThrownBy(() -> resume(operator).finish(PATIENT))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("without state")
          .hasMessageContaining(SAVEPOINT);
    }
  }

  @Test
  void aJobThatCameFromAnotherSavepointIsAFailure() {
    flink.restoredFrom("s3p://state/savepoints/0", true);
    try (PlayedOperator operator = suspended()) {
      operator.answers(PlayedStatus::runningStable);

      assertThatThrownBy(() -> resume(operator).finish(PATIENT))
          .hasMessageContaining("s3p://state/savepoints/0")
          .hasMessageContaining(SAVEPOINT);
    }
  }

  @Test
  void whereTheJobManagerCannotBeAskedThatIsNoted() throws InterruptedException {
    try (PlayedOperator operator = suspended()) {
      operator.answers(PlayedStatus::runningStable);

      Effect effect =
          new Resume(server.cluster(), RunningFlink.in(server.cluster()))
              .begin(operator.live())
              .finish(PATIENT);

      assertThat(effect.notes()).singleElement().asString().contains("could not be verified");
    }
  }

  @Test
  void aJobThatStillStopsIsNotResumed() {
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      suspend(operator, StateProtection.ALL);

      assertThatThrownBy(() -> resume(operator))
          .hasMessageContaining("not suspended yet")
          .extracting(failure -> ((OperationException) failure).fix())
          .asString()
          .contains("sluice suspend example");
    }
  }

  @Test
  void aJobThatRunsOnlyIsWaitedFor() throws InterruptedException {
    flink.restoredFrom(SAVEPOINT, true);
    try (PlayedOperator operator = PlayedOperator.running(server, PlayedOperator.APPLICATION)) {
      Operation.Begun begun = resume(operator);

      assertThat(begun.asked()).contains("already");
      assertThat(begun.finish(PATIENT).summary()).contains("STABLE");
      assertThat(operator.live().generation()).isEqualTo(1);
    }
  }

  private PlayedOperator suspended() {
    PlayedOperator operator =
        PlayedOperator.of(
            server, PlayedOperator.APPLICATION.replace("state: running", "state: suspended"));
    operator.says(status -> status.savepoint(SAVEPOINT, "UPGRADE", null).suspended("savepoint"));
    return operator;
  }

  private Operation.Begun suspend(PlayedOperator operator, StateProtection protection) {
    return new Suspend(server.cluster(), protection).begin(operator.live());
  }

  private Operation.Begun resume(PlayedOperator operator) {
    return new Resume(server.cluster(), flink).begin(operator.live());
  }

  private static String stateless() {
    return PlayedOperator.APPLICATION.replace("upgradeMode: savepoint", "upgradeMode: stateless");
  }
}
