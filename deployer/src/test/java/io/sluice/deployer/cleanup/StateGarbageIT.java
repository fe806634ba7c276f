package io.sluice.deployer.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.aws.LocalS3;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StateGarbageIT {
  private static final String BUCKET = "state";
  private static final String JOB = "0123456789abcdef0123456789abcdef";

  @RegisterExtension static final LocalS3 S3 = new LocalS3(BUCKET);

  private final Claims claims = new Claims(List.of(PurgeIT.belongings("web", "flink")));

  @Test
  void stateOfNoDeploymentIsFoundByKindAndGoesExceptSavepoints() throws IOException {
    S3.put(
        BUCKET,
        "flink/checkpoints/web/" + JOB + "/chk-1/_metadata",
        "flink/checkpoints/gone/" + JOB + "/chk-1/_metadata",
        "flink/checkpoints/gone/" + JOB + "/shared/1",
        "flink/savepoints/gone/savepoint-012345-000000000001/_metadata",
        "flink/ha/gone/gone/completedCheckpoint1",
        "flink/ha/gone/job-result-store/gone/" + JOB + ".json");
    S3.age(BUCKET, "flink/", Duration.ofDays(3));

    List<Orphan> found = find();
    found.forEach(orphan -> orphan.deletion().run());

    assertThat(found)
        .extracting(one -> one.leftover().kind() + " " + one.leftover().objects())
        .containsExactly("HA metadata 1", "checkpoints 2", "job results 1", "savepoints 1");
    assertThat(S3.objects(BUCKET))
        .containsExactly(
            "flink/checkpoints/web/" + JOB + "/chk-1/_metadata",
            "flink/savepoints/gone/savepoint-012345-000000000001/_metadata");
  }

  @Test
  void whatWasWrittenWithinADayDoesNotCount() throws IOException {
    S3.put(BUCKET, "flink/checkpoints/gone/" + JOB + "/chk-1/_metadata");
    S3.age(BUCKET, "flink/", Duration.ofDays(3));
    S3.put(BUCKET, "flink/checkpoints/gone/" + JOB + "/chk-2/_metadata");

    assertThat(find()).describedAs("one object is young, so the job may live").isEmpty();
  }

  @Test
  void whatIsNotFlinksIsNoGarbageAndStays() throws IOException {
    S3.put(
        BUCKET,
        "flink/checkpoints/exports/part-0.csv",
        "flink/checkpoints/gone/README",
        "flink/checkpoints/gone/" + JOB + "/chk-1/_metadata");
    S3.age(BUCKET, "flink/", Duration.ofDays(3));

    List<Orphan> found = find();
    found.forEach(orphan -> orphan.deletion().run());

    assertThat(found).hasSize(1);
    assertThat(found.get(0).leftover().why()).contains("1 objects there are not Flink's");
    assertThat(S3.objects(BUCKET))
        .containsExactly("flink/checkpoints/exports/part-0.csv", "flink/checkpoints/gone/README");
  }

  private List<Orphan> find() {
    return new Garbage(claims, Instant.now().minus(Duration.ofDays(1))).state(S3.aws(), BUCKET);
  }
}
