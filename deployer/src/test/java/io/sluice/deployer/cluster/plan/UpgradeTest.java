package io.sluice.deployer.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeTest {
  private static final String SPEC =
      """
      flinkVersion: v1_19
      flinkConfiguration: {high-availability.type: kubernetes, state.savepoints.dir: "s3p://s"}
      job: {parallelism: 2, upgradeMode: savepoint, state: running}
      """;

  private String live = SPEC;
  private String reconciled = SPEC;
  private String wanted = SPEC;
  private String kind = "FlinkDeployment";
  private String jobState = "RUNNING";
  private String jobManager = "READY";
  private String reconciliation = "DEPLOYED";
  private String savepoint;
  private HaMetadata ha = HaMetadata.PRESENT;
  private boolean neverStarted;
  private List<LiveResource> sessionJobs = List.of();

  @ParameterizedTest
  @CsvSource({
    // was deployed as, is wanted as, job, HA metadata, effect, state
    "savepoint,  savepoint,  RUNNING,    PRESENT, RESTART_FROM_SAVEPOINT,  KEPT",
    "savepoint,  last-state, RUNNING,    PRESENT, RESTART_FROM_LAST_STATE, KEPT",
    "savepoint,  stateless,  RUNNING,    PRESENT, REDEPLOY_WITHOUT_STATE,  LOST",
    "last-state, savepoint,  RUNNING,    PRESENT, RESTART_FROM_SAVEPOINT,  KEPT",
    "last-state, last-state, RUNNING,    PRESENT, RESTART_FROM_LAST_STATE, KEPT",
    "last-state, stateless,  RUNNING,    PRESENT, REDEPLOY_WITHOUT_STATE,  LOST",
    "stateless,  stateless,  RUNNING,    PRESENT, REDEPLOY_WITHOUT_STATE,  NONE",
    "stateless,  savepoint,  RUNNING,    PRESENT, RESTART_FROM_SAVEPOINT,  KEPT",
    "stateless,  last-state, RUNNING,    PRESENT, RESTART_FROM_LAST_STATE, KEPT",
    "savepoint,  savepoint,  RESTARTING, PRESENT, RESTART_FROM_LAST_STATE, KEPT",
    "savepoint,  savepoint,  RESTARTING, UNKNOWN, RESTART_FROM_LAST_STATE, KEPT",
    "savepoint,  savepoint,  RESTARTING, ABSENT,  RESTART_FROM_SAVEPOINT,  KEPT",
    "savepoint,  savepoint,  FAILED,     PRESENT, RESTART_FROM_LAST_STATE, KEPT",
    "savepoint,  savepoint,  FAILED,     ABSENT,  REDEPLOY_WITHOUT_STATE,  LOST",
    "savepoint,  savepoint,  FINISHED,   ABSENT,  REDEPLOY_WITHOUT_STATE,  NONE",
    "savepoint,  stateless,  FAILED,     PRESENT, REDEPLOY_WITHOUT_STATE,  LOST",
  })
  void restartsAsTheUpgradeModeSays(
      String before, String after, String job, HaMetadata metadata, Effect effect, StateOutcome s) {
    live = mode(before);
    reconciled = mode(before);
    wanted = mode(after);
    jobState = job;
    ha = metadata;

    assertThat(upgrade()).extracting(Verdict::effect, Verdict::state).containsExactly(effect, s);
  }

  @Test
  void aSavepointIsTakenWhereTheFlinkVersionChanges() {
    live = mode("last-state");
    reconciled = live;
    wanted = live.replace("v1_19", "v1_20");

    Verdict verdict = upgrade();

    assertThat(verdict.effect()).isEqualTo(Effect.RESTART_FROM_SAVEPOINT);
    assertThat(verdict.because()).contains("spec.flinkVersion");
  }

  @Test
  void theLastCheckpointIsNotTakenOverAFlinkVersion() {
    wanted = SPEC.replace("v1_19", "v1_20");
    jobState = "RESTARTING";

    assertThat(upgrade().because()).contains("waits until it is RUNNING");
  }

  @Test
  void aSavepointIsTakenWhereTheRunningJobHasNoHaYet() {
    live = SPEC.replace("high-availability.type: kubernetes, ", "");
    reconciled = live;
    wanted = mode("last-state");
    ha = HaMetadata.ABSENT;

    assertThat(upgrade().effect()).isEqualTo(Effect.RESTART_FROM_SAVEPOINT);
  }

  @Test
  void doesNotFallBackToTheLastCheckpointWhereThatIsSwitchedOff() {
    wanted =
        SPEC.replace(
            "high-availability.type",
            "kubernetes.operator.job.upgrade.last-state-fallback.enabled: \"false\","
                + " high-availability.type");
    jobState = "RESTARTING";

    assertThat(upgrade().effect()).isEqualTo(Effect.RESTART_FROM_SAVEPOINT);
  }

  @Test
  void cannotGoOnWhereJobManagerAndMetadataAreGone() {
    jobState = "RECONCILING";
    jobManager = "MISSING";
    ha = HaMetadata.ABSENT;

    assertThat(upgrade().effect()).isEqualTo(Effect.BLOCKED);
  }

  @ParameterizedTest
  @CsvSource({
    // was deployed in, JobManager, HA metadata, savepoint, effect, state
    "stateless,  ERROR,     ABSENT,         , REDEPLOY_WITHOUT_STATE, NONE",
    "stateless,  DEPLOYING, ABSENT,         , REDEPLOY_WITHOUT_STATE, NONE",
    "stateless,  ERROR,     ABSENT,  s3p://s, RESTART_FROM_SAVEPOINT, KEPT",
    "savepoint,  ERROR,     ABSENT,  s3p://s, RESTART_FROM_SAVEPOINT, KEPT",
    "savepoint,  ERROR,     ABSENT,         , REDEPLOY_WITHOUT_STATE, LOST",
    "last-state, ERROR,     ABSENT,  s3p://s, BLOCKED,                UNTOUCHED",
    "savepoint,  MISSING,   ABSENT,  s3p://s, BLOCKED,                UNTOUCHED",
    "savepoint,  ERROR,     PRESENT, s3p://s, RESTART_FROM_LAST_STATE, KEPT",
  })
  void aJobManagerThatHasNeverStartedIsReplaced(
      String before,
      String manager,
      HaMetadata metadata,
      String recorded,
      Effect effect,
      StateOutcome s) {
    reconciled = mode(before);
    jobState = "RECONCILING";
    jobManager = manager;
    ha = metadata;
    savepoint = recorded;
    neverStarted = true;

    Verdict verdict = upgrade();

    assertThat(verdict).extracting(Verdict::effect, Verdict::state).containsExactly(effect, s);
  }

  @Test
  void tellsThatTheJobManagerHasNeverStarted() {
    jobState = "RECONCILING";
    jobManager = "ERROR";
    ha = HaMetadata.ABSENT;
    savepoint = "s3p://s/savepoint-1";
    neverStarted = true;

    Verdict verdict = upgrade();

    assertThat(verdict.because()).contains("has never started").contains("s3p://s/savepoint-1");
    assertThat(verdict.steps())
        .containsExactly(
            "delete the JobManager, which has never started",
            "start the job with the new specification from s3p://s/savepoint-1");
  }

  @Test
  void aFailedJobStartsFromWhatTheOperatorRecorded() {
    jobState = "FAILED";
    ha = HaMetadata.ABSENT;
    savepoint = "s3p://s/chk-7";

    Verdict verdict = upgrade();

    assertThat(verdict.state()).isEqualTo(StateOutcome.KEPT);
    assertThat(verdict.because()).contains("s3p://s/chk-7");
    assertThat(verdict.steps()).last().asString().contains("s3p://s/chk-7");
  }

  @ParameterizedTest
  @CsvSource({
    "savepoint,  savepoint, KEPT, SUSPEND",
    "last-state, last-state, KEPT, SUSPEND",
    "savepoint,  stateless, LOST, SUSPEND",
    "stateless,  stateless, NONE, SUSPEND",
  })
  void suspends(String before, String after, StateOutcome state, Effect effect) {
    live = mode(before);
    reconciled = live;
    wanted = mode(after).replace("running", "suspended");

    Verdict verdict = upgrade();

    assertThat(verdict).extracting(Verdict::effect, Verdict::state).containsExactly(effect, state);
    assertThat(verdict.steps()).last().isEqualTo("leave it stopped");
  }

  @ParameterizedTest
  @CsvSource({
    // suspended in, wanted in, HA metadata, savepoint, effect, state
    "savepoint,  savepoint,  ABSENT,  s3p://s/1, RESUME,  KEPT",
    "savepoint,  last-state, ABSENT,  s3p://s/1, RESUME,  KEPT",
    "savepoint,  savepoint,  PRESENT, ,          RESUME,  LOST",
    "savepoint,  stateless,  PRESENT, s3p://s/1, RESUME,  LOST",
    "last-state, last-state, PRESENT, ,          RESUME,  KEPT",
    "last-state, savepoint,  ABSENT,  ,          BLOCKED, UNTOUCHED",
    "stateless,  savepoint,  ABSENT,  ,          RESUME,  NONE",
  })
  void resumesFromWhereItWasSuspended(
      String before,
      String after,
      HaMetadata metadata,
      String location,
      Effect effect,
      StateOutcome state) {
    live = mode(before).replace("running", "suspended");
    reconciled = live;
    wanted = mode(after);
    jobState = "FINISHED".equals(before) ? before : "SUSPENDED";
    ha = metadata;
    savepoint = location;

    assertThat(upgrade())
        .extracting(Verdict::effect, Verdict::state)
        .containsExactly(effect, state);
  }

  @Test
  void whatChangesInASuspendedJobWaits() {
    live = SPEC.replace("running", "suspended");
    reconciled = live;
    wanted = live.replace("parallelism: 2", "parallelism: 4");

    Verdict verdict = upgrade();

    assertThat(verdict.effect()).isEqualTo(Effect.DEFERRED);
    assertThat(verdict.because()).contains("sluice resume example");
  }

  @Test
  void aChangeDuringAnUpgradeStartsFromWhereThatHasStopped() {
    reconciliation = "UPGRADING";
    reconciled = SPEC.replace("running", "suspended");
    savepoint = "s3p://s/1";

    assertThat(upgrade())
        .extracting(Verdict::effect, Verdict::state)
        .containsExactly(Effect.RESTART_FROM_SAVEPOINT, StateOutcome.KEPT);
  }

  @Test
  void becomingStatelessDuringAnUpgradeLosesTheState() {
    reconciliation = "UPGRADING";
    reconciled = SPEC.replace("running", "suspended");
    savepoint = "s3p://s/1";
    wanted = mode("stateless");

    assertThat(upgrade().state()).isEqualTo(StateOutcome.LOST);
  }

  @Test
  void whatWasNeverDeployedIsStartedForTheFirstTime() {
    reconciled = null;

    assertThat(upgrade().effect()).isEqualTo(Effect.CREATE);
  }

  @Test
  void theFirstStartTakesItsInitialSavepoint() {
    reconciled = null;
    wanted = SPEC.replace("parallelism: 2", "parallelism: 2, initialSavepointPath: 's3p://s/0'");

    assertThat(upgrade().because()).contains("initialSavepointPath");
    assertThat(upgrade().steps()).containsExactly("start the job from s3p://s/0");
  }

  @Test
  void aStatefulJobHasStateAlthoughTheOperatorNotedItsFirstStartAsStateless() {
    reconciled = mode("stateless");
    wanted = mode("stateless");

    assertThat(upgrade().state()).isEqualTo(StateOutcome.LOST);
  }

  @Test
  void redeployingFromASavepointLosesWhatCameAfterIt() {
    wanted =
        SPEC.replace(
            "parallelism: 2",
            "parallelism: 2, savepointRedeployNonce: 2, initialSavepointPath: 's3p://s/0'");

    Verdict verdict = upgrade(DiffType.SAVEPOINT_REDEPLOY);

    assertThat(verdict.state()).isEqualTo(StateOutcome.LOST);
    assertThat(verdict.because()).contains("s3p://s/0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1_19 | adaptive | true  | a:2     | a:4     | RUNNING     | IN_PLACE_SCALING",
        "v1_18 | adaptive | true  | a:2     | a:4     | RUNNING     | IN_PLACE_SCALING",
        "v1_17 | adaptive | true  | a:2     | a:4     | RUNNING     | RESTART_FROM_SAVEPOINT",
        "v1_19 | default  | true  | a:2     | a:4     | RUNNING     | RESTART_FROM_SAVEPOINT",
        "v1_19 | adaptive | false | a:2     | a:4     | RUNNING     | RESTART_FROM_SAVEPOINT",
        "v1_19 | adaptive | true  | a:2,b:2 | a:4     | RUNNING     | RESTART_FROM_SAVEPOINT",
        "v1_19 | adaptive | true  | a:2     | a:2,b:4 | RUNNING     | IN_PLACE_SCALING",
        "v1_19 | adaptive | true  | a:2     | a:4     | RECONCILING | RESTART_FROM_LAST_STATE",
      })
  void scalesInPlaceWhereTheOperatorCan(
      String version,
      String scheduler,
      boolean enabled,
      String before,
      String after,
      String job,
      Effect effect) {
    live = overridden(version, scheduler, enabled, before);
    reconciled = live;
    wanted = overridden(version, scheduler, enabled, after);
    jobState = job;

    assertThat(upgrade(DiffType.SCALE).effect()).isEqualTo(effect);
  }

  @ParameterizedTest
  @CsvSource({"reactive, IN_PLACE_SCALING", "none, RESTART_FROM_SAVEPOINT"})
  void standaloneJobsScaleOnlyReactively(String schedulerMode, Effect effect) {
    live =
        "mode: standalone\n"
            + SPEC.replace(
                "high-availability.type",
                "scheduler-mode: " + schedulerMode + ", high-availability.type");
    reconciled = live;
    wanted = live.replace("parallelism: 2", "parallelism: 4");

    assertThat(upgrade(DiffType.SCALE).effect()).isEqualTo(effect);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "job:                    | other:                    | session cluster",
        "flinkVersion: v1_19     | mode: standalone          | native and standalone",
      })
  void whatTheValidatorRefusesIsBlocked(String part, String other, String because) {
    wanted = SPEC.replace(part, other);

    Verdict verdict = upgrade();

    assertThat(verdict.effect()).isEqualTo(Effect.BLOCKED);
    assertThat(verdict.because()).contains(because);
  }

  @Test
  void aSessionJobCannotMove() {
    kind = "FlinkSessionJob";
    live = "deploymentName: one\n" + SPEC;
    reconciled = live;
    wanted = "deploymentName: two\n" + SPEC;

    assertThat(upgrade().because()).contains("spec.deploymentName");
  }

  @Test
  void aSessionJobThatDoesNotRunIsWaitedFor() {
    kind = "FlinkSessionJob";
    jobState = "RESTARTING";

    Verdict verdict = upgrade();

    assertThat(verdict.because()).contains("waits until it is RUNNING");
    assertThat(verdict.steps()).isNotEmpty().noneMatch(step -> step.contains("JobManager"));
  }

  @ParameterizedTest
  @CsvSource({
    "true,  savepoint, RESTART_FROM_LAST_STATE, KEPT",
    "false, savepoint, REDEPLOY_WITHOUT_STATE,  LOST",
    "false, stateless, REDEPLOY_WITHOUT_STATE,  NONE",
    "true,  stateless, REDEPLOY_WITHOUT_STATE,  NONE",
  })
  void aSessionClusterTakesItsJobsWithIt(
      boolean highlyAvailable, String mode, Effect effect, StateOutcome state) {
    String cluster =
        "flinkVersion: v1_19\nflinkConfiguration: "
            + (highlyAvailable ? "{high-availability.type: kubernetes}" : "{a: b}");
    live = cluster;
    reconciled = cluster;
    wanted = cluster + "\nimage: other";
    sessionJobs = List.of(resource("FlinkSessionJob", "one", mode(mode), Map.of()));

    assertThat(upgrade())
        .extracting(Verdict::effect, Verdict::state)
        .containsExactly(effect, state);
  }

  private Verdict upgrade() {
    return upgrade(DiffType.UPGRADE);
  }

  private Verdict upgrade(DiffType type) {
    Map<String, Object> job = new LinkedHashMap<>(Map.of("state", jobState));
    if (savepoint != null) {
      job.put("savepointInfo", Map.of("lastSavepoint", Map.of("location", savepoint)));
    }
    Map<String, Object> work = new LinkedHashMap<>(Map.of("state", reconciliation));
    if (reconciled != null) {
      work.put("lastReconciledSpec", TestFlink.reconciled(map(reconciled), 1));
    }
    LiveResource now =
        resource(
            kind,
            "example",
            live,
            Map.of(
                "jobStatus",
                job,
                "jobManagerDeploymentStatus",
                jobManager,
                "reconciliationStatus",
                work));
    return new Upgrade(new Facts(now, new Tree(map(wanted)), ha, neverStarted, sessionJobs))
        .verdict(type);
  }

  private static LiveResource resource(
      String kind, String name, String spec, Map<String, Object> status) {
    return new LiveResource(
        new Tree(
            Map.of(
                "kind",
                kind,
                "metadata",
                Map.of("name", name, "namespace", "flink", "generation", 1),
                "spec",
                map(spec),
                "status",
                status)));
  }

  private static String mode(String upgradeMode) {
    return SPEC.replace("upgradeMode: savepoint", "upgradeMode: " + upgradeMode);
  }

  private static String overridden(
      String version, String scheduler, boolean enabled, String overrides) {
    return """
        flinkVersion: %s
        flinkConfiguration:
          high-availability.type: kubernetes
          jobmanager.scheduler: %s
          kubernetes.operator.job.upgrade.inplace-scaling.enabled: "%s"
          pipeline.jobvertex-parallelism-overrides: "%s"
        job: {parallelism: 2, upgradeMode: savepoint}
        """
        .formatted(version, scheduler, enabled, overrides);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(String yaml) {
    return Serialization.unmarshal(yaml, Map.class);
  }
}
