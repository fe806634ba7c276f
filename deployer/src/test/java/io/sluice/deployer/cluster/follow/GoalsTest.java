package io.sluice.deployer.cluster.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalsTest {
  private final Map<String, Object> metadata =
      new HashMap<>(Map.of("name", "web", "generation", 3));
  private final Map<String, Object> spec = new HashMap<>(Map.of("job", Map.of("state", "running")));
  private String kind = "FlinkDeployment";
  private String lifecycle = "STABLE";
  private String job = "RUNNING";
  private String reconciled = "DEPLOYED";
  private long generation = 3;

  private LiveResource live() {
    return new LiveResource(
        new Tree(
            Map.of(
                "kind",
                kind,
                "metadata",
                metadata,
                "spec",
                spec,
                "status",
                Map.of(
                    "lifecycleState",
                    lifecycle,
                    "jobStatus",
                    Map.of("state", job),
                    "reconciliationStatus",
                    Map.of(
                        "state",
                        reconciled,
                        "lastReconciledSpec",
                        "{\"resource_metadata\":{\"metadata\":{\"generation\":"
                            + generation
                            + "}}}")))));
  }

  private Verdict stable() {
    return Goals.stable(3).judge(live());
  }

  @Test
  void aJobThatRunsAndIsStableIsThere() {
    assertThat(stable()).isEqualTo(Verdict.reached("STABLE"));
  }

  @Test
  void aLaterGenerationIsThereToo() {
    generation = 4;
    assertThat(stable()).isEqualTo(Verdict.reached("STABLE"));
  }

  @Test
  void anEarlierGenerationIsNot() {
    generation = 2;
    assertThat(stable()).isEqualTo(Verdict.waiting("the operator has not taken the change up yet"));
  }

  @ParameterizedTest
  @CsvSource({
    "DEPLOYED, RUNNING",
    "STABLE, RECONCILING",
    "STABLE, RESTARTING",
    "UPGRADING, RUNNING",
    "ROLLING_BACK, RUNNING",
    "CREATED, ''",
  })
  void neitherHalfIsEnough(String lifecycleState, String jobState) {
    lifecycle = lifecycleState;
    job = jobState;
    assertThat(stable().state()).isEqualTo(Verdict.State.WAITING);
    assertThat(stable().text()).startsWith(lifecycleState);
  }

  @Test
  void aFinishedJobIsDoneUnlessItFinishedOnlyToBeUpgraded() {
    job = "FINISHED";
    lifecycle = "DEPLOYED";
    assertThat(stable()).isEqualTo(Verdict.reached("FINISHED"));
    reconciled = "UPGRADING";
    lifecycle = "UPGRADING";
    assertThat(stable().state()).isEqualTo(Verdict.State.WAITING);
  }

  @ParameterizedTest
  @CsvSource({"FAILED", "CANCELED"})
  void aJobThatEndedOtherwiseIsLost(String end) {
    job = end;
    assertThat(stable().state()).isEqualTo(Verdict.State.FAILED);
    assertThat(stable().text()).isEqualTo("the job is " + end);
    reconciled = "UPGRADING";
    assertThat(stable().state()).isEqualTo(Verdict.State.WAITING);
  }

  @Test
  void whatWasRolledBackIsNotWhatWasWanted() {
    lifecycle = "ROLLED_BACK";
    assertThat(stable().state()).isEqualTo(Verdict.State.FAILED);
    assertThat(stable().text()).contains("rolled it back");
  }

  @Test
  void aSessionClusterNeedsNoJob() {
    spec.clear();
    job = "";
    assertThat(stable()).isEqualTo(Verdict.reached("STABLE"));
  }

  @Test
  void aSessionJobNeedsItsJobToRun() {
    kind = "FlinkSessionJob";
    assertThat(stable()).isEqualTo(Verdict.reached("STABLE"));
    job = "RECONCILING";
    assertThat(stable().state()).isEqualTo(Verdict.State.WAITING);
  }

  @Test
  void aJobThatIsToBeSuspendedIsThereWhenItIs() {
    spec.put("job", Map.of("state", "suspended"));
    job = "FINISHED";
    lifecycle = "UPGRADING";
    reconciled = "UPGRADING";
    assertThat(stable().state()).isEqualTo(Verdict.State.WAITING);
    lifecycle = "SUSPENDED";
    assertThat(stable()).isEqualTo(Verdict.reached("SUSPENDED"));
    assertThat(Goals.suspended(3).judge(live())).isEqualTo(Verdict.reached("SUSPENDED"));
    assertThat(Goals.suspended(4).judge(live()).state()).isEqualTo(Verdict.State.WAITING);
  }

  @Test
  void whatIsBeingDeletedCannotBecomeStable() {
    metadata.put("deletionTimestamp", "2026-01-01T00:00:00Z");
    lifecycle = "UPGRADING";
    assertThat(stable().state()).isEqualTo(Verdict.State.FAILED);
    assertThat(stable().text()).isEqualTo("somebody deletes it");
  }

  @Test
  void onlyBeingAwayIsGoneAndMeanwhileItSaysWhoHoldsIt() {
    assertThat(Goals.gone().judge(live())).isEqualTo(Verdict.waiting("not being deleted"));
    metadata.put("deletionTimestamp", "2026-01-01T00:00:00Z");
    metadata.put("finalizers", List.of("flinkdeployments.flink.apache.org/finalizer"));
    assertThat(Goals.gone().judge(live()).text())
        .isEqualTo("being deleted, held by flinkdeployments.flink.apache.org/finalizer");
  }

  @Test
  void onlyStableNeedsReadyPods() {
    assertThat(Goals.stable(1).needsReadyPods()).isTrue();
    assertThat(Goals.suspended(1).needsReadyPods()).isFalse();
    assertThat(Goals.gone().needsReadyPods()).isFalse();
  }
}
