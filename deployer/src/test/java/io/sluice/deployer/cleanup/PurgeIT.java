package io.sluice.deployer.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.LocalS3;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PurgeIT {
  private static final String BUCKET = "state";
  private static final String JOB = "0123456789abcdef0123456789abcdef";
  private static final String OLD = "flink/savepoints/web/savepoint-012345-000000000001/";
  private static final String LAST = "flink/savepoints/web/savepoint-012345-000000000002/";
  private static final String BROKEN = "flink/savepoints/web/savepoint-012345-000000000003/";
  private static final Claims NOBODY = new Claims(List.of());

  @RegisterExtension static final LocalS3 S3 = new LocalS3(BUCKET);

  private final Belongings mine = belongings("web", "flink");

  @BeforeEach
  void aJobHasLeftItsState() throws IOException {
    S3.put(BUCKET, OLD + "_metadata", OLD + "op-1", LAST + "_metadata", LAST + "op-1");
    S3.age(BUCKET, OLD, Duration.ofDays(2));
    S3.age(BUCKET, LAST, Duration.ofDays(1));
    S3.put(
        BUCKET,
        BROKEN + "op-1",
        "flink/checkpoints/web/" + JOB + "/chk-3/_metadata",
        "flink/checkpoints/web/" + JOB + "/shared/1",
        "flink/ha/web/web/completedCheckpoint1",
        "flink/ha/web/job-result-store/web/" + JOB + ".json");
  }

  @Test
  void allGoesButTheLastSavepointThatIsComplete() {
    purge(plan(NOBODY, null, false));

    assertThat(S3.objects(BUCKET)).containsExactly(LAST + "_metadata", LAST + "op-1");
  }

  @Test
  void theLastSavepointGoesOnlyWhereThatIsAsked() {
    purge(plan(NOBODY, null, true));

    assertThat(S3.objects(BUCKET)).isEmpty();
  }

  @Test
  void theSavepointThatTheDeletionTookStaysEvenIfAnotherIsNewer() {
    purge(plan(NOBODY, "s3p://state/" + OLD.substring(0, OLD.length() - 1), false));

    assertThat(S3.objects(BUCKET))
        .containsExactly(OLD + "_metadata", OLD + "op-1", LAST + "_metadata", LAST + "op-1");
  }

  @Test
  void nothingGoesIfTheSavepointThatTheDeletionTookIsNotThere() {
    List<String> before = S3.objects(BUCKET);

    assertThatThrownBy(
            () ->
                plan(
                    NOBODY,
                    "s3p://state/flink/savepoints/web/savepoint-012345-00000000000f",
                    false))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("nothing is purged");

    assertThat(S3.objects(BUCKET)).isEqualTo(before);
  }

  @Test
  void aCheckpointThatAJobIsToStartFromKeepsAllCheckpoints() {
    PurgePlan plan = plan(NOBODY, "s3p://state/flink/checkpoints/web/" + JOB + "/chk-3", false);

    purge(plan);

    assertThat(plan.kept())
        .anyMatch(kept -> kept.contains("the state to start from is the checkpoint"));
    assertThat(S3.objects(BUCKET))
        .contains(
            "flink/checkpoints/web/" + JOB + "/chk-3/_metadata",
            "flink/checkpoints/web/" + JOB + "/shared/1");
  }

  @Test
  void aPlaceThatIsTheSameAsAnothersOrInItOrAroundItStays() {
    for (String theirs : List.of("flink/checkpoints/web", "flink/checkpoints/web/a", "flink", "")) {
      Belongings others =
          new Belongings(
              Owner.described("prod", "flink", "other"),
              List.of(new Place(StateKind.CHECKPOINTS, BUCKET, theirs)),
              null,
              Set.of());

      PurgePlan plan = plan(new Claims(List.of(others)), null, false);

      assertThat(plan.removals())
          .extracting(removal -> removal.place().kind())
          .doesNotContain(StateKind.CHECKPOINTS);
      assertThat(plan.kept())
          .contains(
              "checkpoints s3://state/flink/checkpoints/web/: shared with other (namespace flink,"
                  + " environment prod)");
    }
  }

  @Test
  void aSavepointThatAnotherJobStartsFromStaysWithAllOfItsPlace() {
    Belongings others =
        BelongingsReader.ofYaml(
            Owner.live("flink", "other"),
            "spec: {job: {initialSavepointPath: 's3p://state/" + OLD + "'}}");

    PurgePlan plan = plan(new Claims(List.of(others)), null, false);

    assertThat(plan.removals())
        .extracting(removal -> removal.place().kind())
        .doesNotContain(StateKind.SAVEPOINTS);
  }

  @Test
  void whatIsNotFlinksStaysAndIsTold() {
    S3.put(BUCKET, "flink/checkpoints/web/export/part-0.csv", "flink/ha/web/web/notes.txt");

    PurgePlan plan = plan(NOBODY, null, false);
    purge(plan);

    assertThat(S3.objects(BUCKET))
        .contains("flink/checkpoints/web/export/part-0.csv", "flink/ha/web/web/notes.txt");
    assertThat(plan.kept())
        .contains("checkpoints s3://state/flink/checkpoints/web/: 1 objects that are not Flink's");
  }

  @Test
  void whatLeadsToStateGoesBeforeTheState() {
    assertThat(plan(NOBODY, null, false).removals())
        .extracting(removal -> removal.place().kind())
        .containsExactly(
            StateKind.HA_METADATA,
            StateKind.JOB_RESULTS,
            StateKind.CHECKPOINTS,
            StateKind.SAVEPOINTS);
  }

  @Test
  void aSecondRunHasNothingToDo() {
    purge(plan(NOBODY, null, false));

    assertThat(plan(NOBODY, null, false).isEmpty()).isTrue();
  }

  private PurgePlan plan(Claims others, String state, boolean withSavepoints) {
    return PurgePlanner.plan(S3.aws(), mine, others, state, withSavepoints);
  }

  private static void purge(PurgePlan plan) {
    new Purge(S3.aws(), (done, of) -> {}).run(plan);
  }

  static Belongings belongings(String name, String root) {
    return BelongingsReader.ofYaml(
        Owner.live("flink", name),
        """
        spec:
          flinkConfiguration:
            state.checkpoints.dir: s3p://state/ROOT/checkpoints/NAME
            state.savepoints.dir: s3p://state/ROOT/savepoints/NAME
            high-availability.storageDir: s3p://state/ROOT/ha/NAME
        """
            .replace("NAME", name)
            .replace("ROOT", root));
  }
}
