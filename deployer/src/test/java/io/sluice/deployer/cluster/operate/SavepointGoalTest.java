package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.follow.Verdict;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavepointGoalTest {
  private final SavepointGoal goal = new SavepointGoal(5);

  @Test
  void onlyTheSavepointForItsNonceReachesIt() {
    assertThat(judge("lastSavepoint: {triggerNonce: 4, location: a}", ""))
        .isEqualTo(Verdict.State.WAITING);
    assertThat(judge("lastSavepoint: {triggerNonce: 5, location: a}", ""))
        .isEqualTo(Verdict.State.REACHED);
  }

  @Test
  void aPeriodicSavepointIsNoAttempt() {
    judge("triggerId: p1, triggerType: PERIODIC", "");
    judge("triggerId: p2, triggerType: PERIODIC", "");
    judge("triggerId: p3, triggerType: PERIODIC", "");

    assertThat(judge("triggerId: p4, triggerType: PERIODIC", "")).isEqualTo(Verdict.State.WAITING);
    assertThat(goal.lastAttempt()).isNull();
  }

  @Test
  void threeAttemptsThatFailedAreEnough() {
    judge("triggerId: a, triggerType: MANUAL", "");
    judge("triggerId: b, triggerType: MANUAL", "");
    assertThat(judge("triggerId: c, triggerType: MANUAL", "")).isEqualTo(Verdict.State.WAITING);
    assertThat(goal.hasFailed()).isFalse();

    assertThat(judge("", "")).isEqualTo(Verdict.State.FAILED);
    assertThat(goal.hasFailed()).isTrue();
    assertThat(goal.isGivenUp()).isFalse();
    assertThat(goal.lastAttempt()).isEqualTo("c");
  }

  @Test
  void whatTheOperatorHasCheckedOffWithoutASavepointIsGivenUp() {
    LiveResource live =
        read(
            "{spec: {job: {savepointTriggerNonce: 5}}, status: {jobStatus: {state: RUNNING},"
                + " reconciliationStatus: {lastReconciledSpec:"
                + " '{\"spec\":{\"job\":{\"savepointTriggerNonce\":5}}}'}}}");

    assertThat(goal.judge(live).state()).isEqualTo(Verdict.State.FAILED);
    assertThat(goal.isGivenUp()).isTrue();
  }

  @Test
  void aJobThatEndsTakesNone() {
    assertThat(goal.judge(read("{status: {jobStatus: {state: FINISHED}}}")).state())
        .isEqualTo(Verdict.State.FAILED);
    assertThat(goal.judge(read("{status: {lifecycleState: SUSPENDED}}")).state())
        .isEqualTo(Verdict.State.FAILED);
    assertThat(goal.judge(read("{metadata: {deletionTimestamp: '2024-01-01T00:00:00Z'}}")).state())
        .isEqualTo(Verdict.State.FAILED);
  }

  @Test
  void anotherRequestReplacesIt() {
    assertThat(judge("", "savepointTriggerNonce: 6")).isEqualTo(Verdict.State.FAILED);
  }

  private Verdict.State judge(String savepoints, String job) {
    return goal.judge(
            read(
                "{spec: {job: {"
                    + (job.isEmpty() ? "savepointTriggerNonce: 5" : job)
                    + "}}, status: {jobStatus: {state: RUNNING, savepointInfo: {"
                    + savepoints
                    + "}}}}"))
        .state();
  }

  private static LiveResource read(String yaml) {
    return new LiveResource(new Tree(Serialization.unmarshal("---\n" + yaml, Map.class)));
  }
}
