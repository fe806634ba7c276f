package io.sluice.deployer.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.live.Tree;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BelongingsReaderTest {
  private static final Owner OWNER = Owner.live("flink", "web");

  @Test
  void placesComeFromOptionsOfEitherNameAndFromTheFieldForHa() {
    Belongings belongings =
        read(
            """
            spec:
              flinkConfiguration:
                state.checkpoints.dir: s3p://state/checkpoints/web
                execution.checkpointing.savepoint-dir: s3p://state/savepoints/web
                dstl.dfs.base-path: s3p://state/changelog/web
              jobManager: {storageDir: s3p://state/ha}
            """);

    assertThat(belongings.places())
        .containsExactlyInAnyOrder(
            new Place(StateKind.CHECKPOINTS, "state", "checkpoints/web/"),
            new Place(StateKind.SAVEPOINTS, "state", "savepoints/web/"),
            new Place(StateKind.HA_METADATA, "state", "ha/web/"),
            new Place(StateKind.JOB_RESULTS, "state", "ha/job-result-store/web/"),
            new Place(StateKind.CHANGELOG, "state", "changelog/web/"));
  }

  @Test
  void theStateThatAJobStartsFromIsInUseAndThatOfACheckpointWithAllBesideIt() {
    assertThat(
            read("spec: {job: {initialSavepointPath: 's3p://state/savepoints/old/savepoint-1'}}")
                .places())
        .containsExactly(new Place(StateKind.START, "state", "savepoints/old/savepoint-1/"));
    assertThat(
            read("spec: {job: {initialSavepointPath: 's3p://state/checkpoints/old/ab/chk-7'}}")
                .places())
        .containsExactly(new Place(StateKind.START, "state", "checkpoints/old/ab/"));
  }

  @Test
  void whatIsWrittenGoesBeforeWhatIsThereBesides() {
    Belongings belongings =
        BelongingsReader.of(
            OWNER,
            new Tree(
                Map.of(
                    "spec",
                    Map.of("flinkConfiguration", Map.of("state.savepoints.dir", "s3://new/s")))),
            Map.of("state.savepoints.dir", "s3://old/s", "state.checkpoints.dir", "s3://old/c"));

    assertThat(belongings.places())
        .containsExactly(
            new Place(StateKind.CHECKPOINTS, "old", "c/"),
            new Place(StateKind.SAVEPOINTS, "new", "s/"));
  }

  @Test
  void volumeClaimsAreFoundInEveryPodTemplate() {
    assertThat(
            read("""
                    spec:
                      taskManager:
                        podTemplate:
                          spec:
                            volumes: [{name: rocksdb, persistentVolumeClaim: {claimName: mine}}]
                    """)
                .volumes())
        .containsExactly("mine");
  }

  @Test
  void logsHaveAGroupAndMayHaveAPrefix() {
    assertThat(
            read("""
                    spec:
                      monitoringConfiguration:
                        cloudWatchMonitoringConfiguration:
                          {logGroupName: /flink/dev, logStreamNamePrefix: web/}
                    """)
                .logs())
        .isEqualTo(new LogPlace("/flink/dev", "web"));
  }

  private static Belongings read(String yaml) {
    return BelongingsReader.ofYaml(OWNER, yaml);
  }
}
