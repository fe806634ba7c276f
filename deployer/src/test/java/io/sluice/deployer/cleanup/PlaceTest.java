package io.sluice.deployer.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
  private static final String JOB = "0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @CsvSource({
    "CHECKPOINTS, JOB/chk-17/_metadata, true",
    "CHECKPOINTS, JOB/shared/3c0d, true",
    "CHECKPOINTS, JOB/taskowned/x, true",
    "CHECKPOINTS, chk-17/_metadata, true",
    "CHECKPOINTS, savepoint-012345-0123456789ab/_metadata, false",
    "CHECKPOINTS, table/part-0.parquet, false",
    "SAVEPOINTS, savepoint-012345-0123456789ab/_metadata, true",
    "SAVEPOINTS, savepoints.csv, false",
    "HA_METADATA, completedCheckpoint3a, true",
    "HA_METADATA, submittedJobGraph3a, true",
    "HA_METADATA, blob/job_1/blob_p-2, true",
    "HA_METADATA, notes.txt, false",
    "JOB_RESULTS, JOB.json, true",
    "JOB_RESULTS, JOB_DIRTY.json, true",
    "JOB_RESULTS, report.json, false",
    "CHANGELOG, JOB/dstl/1a, true",
    "CHANGELOG, JOB/other, false",
    "START, savepoint-012345-0123456789ab/_metadata, false"
  })
  void onlyWhatFlinkNamesSoIsFlinks(StateKind kind, String below, boolean flinks) {
    assertThat(new Place(kind, "b", "p").isFlinks("p/" + below.replace("JOB", JOB)))
        .isEqualTo(flinks);
  }

  @Test
  void theSameAndWhatIsInItOverlapWhateverTheScheme() {
    Place place = Place.of(StateKind.CHECKPOINTS, "s3p://state/flink/a").orElseThrow();

    assertThat(place.overlaps(at("s3a://state/flink/a/"))).isTrue();
    assertThat(place.overlaps(at("s3://state/flink//a/b"))).isTrue();
    assertThat(place.overlaps(at("s3://state/flink"))).isTrue();
    assertThat(place.overlaps(at("s3://state"))).isTrue();
  }

  @Test
  void aNameThatOnlyBeginsAlikeIsAnotherPlace() {
    Place place = at("s3p://state/flink/a");

    assertThat(place.overlaps(at("s3p://state/flink/ab"))).isFalse();
    assertThat(place.overlaps(at("s3p://other/flink/a"))).isFalse();
  }

  @Test
  void aPlaceThatIsNotInS3IsNone() {
    assertThat(Place.of(StateKind.CHECKPOINTS, "file:///tmp/x")).isEmpty();
  }

  private static Place at(String uri) {
    return Place.of(StateKind.CHECKPOINTS, uri).orElseThrow();
  }
}
