package io.sluice.deployer.describe;

import static io.sluice.deployer.describe.Described.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.JobState;
import io.sluice.deployer.spec.UpgradeMode;
import java.net.URI;
import org.junit.jupiter.api.Test;

class JobTest {
  @Test
  void theEntryClassIsNamedAfterTheClass() {
    assertThat(with(it -> it.job(job -> job.entryClass(JobTest.class))).job().entryClass())
        .isEqualTo("io.sluice.deployer.describe.JobTest");
  }

  @Test
  void argumentsAddUp() {
    assertThat(with(it -> it.job(job -> job.args("--a", "1").args("--b"))).job().args())
        .containsExactly("--a", "1", "--b");
  }

  @Test
  void parallelismIsThatOfTheJob() {
    assertThat(with(it -> it.job(job -> job.parallelism(4))).job().parallelism()).isEqualTo(4);
  }

  @Test
  void theUpgradeModeIsTheOneThatIsSaid() {
    assertThat(
            with(it -> it.job(job -> job.upgradeMode(UpgradeMode.LAST_STATE))).job().upgradeMode())
        .isEqualTo(UpgradeMode.LAST_STATE);
  }

  @Test
  void aSuspendedJobIsDescribedAsSuch() {
    assertThat(with(it -> it.job(Job::suspended)).job().state()).isEqualTo(JobState.SUSPENDED);
  }

  @Test
  void theFirstStartTakesTheInitialSavepoint() {
    assertThat(
            with(it -> it.job(job -> job.initialSavepoint(URI.create("s3p://flink-state/sp-1"))))
                .job()
                .initialSavepointPath())
        .isEqualTo(URI.create("s3p://flink-state/sp-1"));
  }

  @Test
  void stateWithoutOperatorMayBeLost() {
    assertThat(with(it -> it.job(Job::allowNonRestoredState)).job().allowNonRestoredState())
        .isEqualTo(true);
  }

  @Test
  void aNonceTriggersASavepoint() {
    assertThat(
            with(it -> it.job(job -> job.savepointTriggerNonce(1))).job().savepointTriggerNonce())
        .isEqualTo(1L);
  }

  @Test
  void aNonceTriggersACheckpoint() {
    assertThat(
            with(it -> it.job(job -> job.checkpointTriggerNonce(2))).job().checkpointTriggerNonce())
        .isEqualTo(2L);
  }

  @Test
  void aNonceRedeploysFromTheInitialSavepoint() {
    assertThat(
            with(it ->
                    it.job(
                        job ->
                            job.initialSavepoint(URI.create("s3p://flink-state/sp-1"))
                                .savepointRedeployNonce(3)))
                .job()
                .savepointRedeployNonce())
        .isEqualTo(3L);
  }

  @Test
  void aNonceResetsTheAutoscaler() {
    assertThat(with(it -> it.job(job -> job.autoscalerResetNonce(4))).job().autoscalerResetNonce())
        .isEqualTo(4L);
  }
}
