package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakenSavepointTest {
  @ParameterizedTest
  @CsvSource({
    "s3p://b/savepoints/savepoint-1, s3p://b/savepoints, true",
    "s3p://b/savepoints/savepoint-1, s3p://b/savepoints/, true",
    "s3p://b/savepoints-2/savepoint-1, s3p://b/savepoints, false",
    "s3://b/savepoints/savepoint-1, s3p://b/savepoints, false",
  })
  void liesWhereDescribedOnlyBelowTheDirectory(String path, String directory, boolean there) {
    assertThat(new TakenSavepoint(path, Instant.EPOCH, directory).isWhereDescribed())
        .isEqualTo(there);
  }

  @Test
  void whereNothingIsKnownNothingIsNoted() {
    assertThat(new TakenSavepoint("s3p://b/1", Instant.EPOCH, null).effect().notes()).isEmpty();
  }
}
