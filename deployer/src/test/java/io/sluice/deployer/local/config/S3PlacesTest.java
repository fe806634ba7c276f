package io.sluice.deployer.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.spec.S3Uri.Scheme;
import org.junit.jupiter.api.Test;

class S3PlacesTest {
  private final S3Places places = new S3Places();

  @Test
  void givesS3ToAConnectorAndLeavesTheOthersAlone() {
    assertThat(places.onConnector("s3://one/a,s3p://two/b;s3a://three/c", Scheme.S3A))
        .isEqualTo("s3a://one/a,s3p://two/b;s3a://three/c");
    assertThat(places.buckets()).containsExactly("one", "three", "two");
  }

  @Test
  void leavesTextWithoutAUriAlone() {
    assertThat(places.onConnector("exactly_once, $1 \\ hdfs://x/y", Scheme.S3P))
        .isEqualTo("exactly_once, $1 \\ hdfs://x/y");
    assertThat(places.buckets()).isEmpty();
  }

  @Test
  void refusesABucketThatS3WouldRefuse() {
    assertThatThrownBy(() -> places.onConnector("s3://Big_Bucket/a", Scheme.S3A))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Big_Bucket");
  }
}
