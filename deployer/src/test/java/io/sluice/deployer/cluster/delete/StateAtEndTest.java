package io.sluice.deployer.cluster.delete;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.delete.StateAtEnd.Need;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateAtEndTest {
  private static final String SAVEPOINT =
      "savepointInfo: {lastSavepoint: {location: s3p://state/savepoints/1, timeStamp: 1}}";

  @Test
  void aRunningJobNeedsASavepoint() {
    assertThat(of("savepoint", "STABLE", "state: RUNNING, startTime: '1'").need())
        .isEqualTo(Need.SAVEPOINT);
    assertThat(of("last-state", "STABLE", "state: RUNNING, startTime: '1'").need())
        .isEqualTo(Need.SAVEPOINT);
  }

  @Test
  void aStatelessJobNeedsNone() {
    assertThat(of("stateless", "STABLE", "state: RUNNING, startTime: '1'"))
        .isEqualTo(new StateAtEnd(Need.NOTHING, "is stateless", null));
  }

  @Test
  void aJobThatCannotTakeOneWouldLoseItsState() {
    StateAtEnd failing =
        of("savepoint", "DEPLOYED", "state: RESTARTING, startTime: '1', " + SAVEPOINT);

    assertThat(failing.need()).isEqualTo(Need.LOST);
    assertThat(failing.words()).contains("RESTARTING");
    assertThat(failing.savepoint()).isEqualTo("s3p://state/savepoints/1");
    assertThat(of("savepoint", "FAILED", "state: FAILED, startTime: '1'").need())
        .isEqualTo(Need.LOST);
  }

  @Test
  void aJobThatHasNeverRunHasNoState() {
    assertThat(of("savepoint", "DEPLOYED", "state: RECONCILING").need()).isEqualTo(Need.NOTHING);
  }

  @Test
  void aJobThatHasNeverRunMayHaveTheStateOfOneOfBefore() {
    StateAtEnd again = of("savepoint", "DEPLOYED", "state: RECONCILING", true);

    assertThat(again.need()).isEqualTo(Need.LOST);
    assertThat(again.words()).contains("HA ConfigMaps");
    assertThat(of("stateless", "DEPLOYED", "state: RECONCILING", true).need())
        .isEqualTo(Need.NOTHING);
  }

  @Test
  void aSuspendedJobWhoseSavepointIsNotKnownWouldLoseItsState() {
    assertThat(suspended("savepoint", "state: FINISHED, startTime: '1'").need())
        .isEqualTo(Need.LOST);
    assertThat(suspended("stateless", "state: FINISHED, startTime: '1'").need())
        .isEqualTo(Need.LOST);
    assertThat(suspended("savepoint", "state: ''", true).need()).isEqualTo(Need.LOST);
    assertThat(suspended("savepoint", "state: ''").need()).isEqualTo(Need.NOTHING);
  }

  @Test
  void aJobThatHasFinishedNeedsNone() {
    assertThat(of("savepoint", "STABLE", "state: FINISHED, startTime: '1'").need())
        .isEqualTo(Need.NOTHING);
  }

  @Test
  void aSuspendedJobHasItsSavepointAlready() {
    StateAtEnd suspended = suspended("savepoint", "state: FINISHED, startTime: '1', " + SAVEPOINT);

    assertThat(suspended.need()).isEqualTo(Need.NOTHING);
    assertThat(suspended.savepoint()).isEqualTo("s3p://state/savepoints/1");
  }

  @Test
  void aJobThatIsSuspendedForItsLastCheckpointWouldLoseTheWayThere() {
    assertThat(suspended("last-state", "state: FINISHED, startTime: '1'").need())
        .isEqualTo(Need.LOST);
  }

  @Test
  void whatIsBeingDeletedIsOnlyWaitedFor() {
    LiveResource deleted =
        read(
            "{metadata: {deletionTimestamp: '2024-01-01T00:00:00Z'}, spec: {job: {upgradeMode:"
                + " savepoint}}, status: {jobStatus: {state: RUNNING}}}");

    assertThat(StateAtEnd.of(deleted, false).need()).isEqualTo(Need.NOTHING);
  }

  @Test
  void aSessionClusterHasNoStateOfItsOwn() {
    assertThat(StateAtEnd.of(read("{kind: FlinkDeployment, spec: {}}"), false).words())
        .contains("session cluster");
  }

  private static StateAtEnd suspended(String usedMode, String job) {
    return suspended(usedMode, job, false);
  }

  private static StateAtEnd suspended(String usedMode, String job, boolean metadata) {
    return StateAtEnd.of(
        read(
            "{kind: FlinkDeployment, spec: {job: {upgradeMode: savepoint, state: suspended}},"
                + " status: {lifecycleState: SUSPENDED, jobStatus: {"
                + job
                + "}, reconciliationStatus: {lastReconciledSpec:"
                + " '{\"spec\":{\"job\":{\"upgradeMode\":\""
                + usedMode
                + "\"}}}'}}}"),
        metadata);
  }

  private static StateAtEnd of(String upgradeMode, String lifecycle, String job) {
    return of(upgradeMode, lifecycle, job, false);
  }

  private static StateAtEnd of(String upgradeMode, String lifecycle, String job, boolean metadata) {
    return StateAtEnd.of(
        read(
            "{kind: FlinkDeployment, spec: {job: {upgradeMode: "
                + upgradeMode
                + "}}, status: {lifecycleState: "
                + lifecycle
                + ", jobStatus: {"
                + job
                + "}}}"),
        metadata);
  }

  private static LiveResource read(String yaml) {
    return new LiveResource(new Tree(Serialization.unmarshal("---\n" + yaml, Map.class)));
  }
}
