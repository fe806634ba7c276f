package io.sluice.deployer.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1024, 1024",
    "1b, 1",
    "1k, 1024",
    "2048m, 2147483648",
    "2048 mb, 2147483648",
    "2Gi, 2147483648",
    "2 gb, 2147483648",
    "1.5g, 1610612736",
    "1t, 1099511627776",
    "512Mi, 536870912"
  })
  void readsAmountsOfMemoryInPowersOf1024AndKeepsTheirText(String text, long bytes) {
    MemorySize size = MemorySize.parse(text);

    assertThat(size.bytes()).isEqualTo(bytes);
    assertThat(size).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "-1m", "2048 parsecs", "1,5g", "0x10", "99999999999999t"})
  void refusesWhatIsNoAmountOfMemory(String text) {
    assertThatExceptionOfType(MalformedValueException.class)
        .isThrownBy(() -> MemorySize.parse(text))
        .satisfies(
            refused -> {
              assertThat(refused.what()).contains("'" + text + "'");
              assertThat(refused.fix()).contains("2048m");
            });
  }

  @Test
  void amountsOfMemoryAreEqualHoweverTheyAreWritten() {
    assertThat(MemorySize.parse("2Gi")).isEqualTo(MemorySize.ofMebibytes(2048));
    assertThat(MemorySize.parse("2Gi").hashCode())
        .isEqualTo(MemorySize.ofMebibytes(2048).hashCode());
    assertThat(MemorySize.ofBytes(3_000_000).toMebibytes()).isEqualTo(2);
  }

  @Test
  void readsTheArnOfARoleWithAndWithoutAPath() {
    RoleArn plain = RoleArn.parse("arn:aws:iam::012345678901:role/job");
    RoleArn deep = RoleArn.parse("arn:aws-us-gov:iam::012345678901:role/team/flink/job+x=,.@-_");

    assertThat(plain.account()).isEqualTo("012345678901");
    assertThat(plain.path()).isEqualTo("/");
    assertThat(deep.partition()).isEqualTo("aws-us-gov");
    assertThat(deep.path()).isEqualTo("/team/flink/");
    assertThat(deep.name()).isEqualTo("job+x=,.@-_");
    assertThat(deep).hasToString("arn:aws-us-gov:iam::012345678901:role/team/flink/job+x=,.@-_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "job",
        "arn:aws:iam::12345678901:role/job",
        "arn:aws:iam::012345678901:user/job",
        "arn:aws:sts::012345678901:assumed-role/job/x",
        "arn:aws:iam::012345678901:role/",
        "arn:aws:iam::012345678901:role/a name",
        "arn:other:iam::012345678901:role/job"
      })
  void refusesWhatIsNotTheArnOfARole(String text) {
    assertThatExceptionOfType(MalformedValueException.class)
        .isThrownBy(() -> RoleArn.parse(text))
        .withMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, aws, amazonaws.com",
    "us-gov-east-1, aws-us-gov, amazonaws.com",
    "cn-north-1, aws-cn, amazonaws.com.cn"
  })
  void aRegionHasItsPartitionAndDomain(String id, String partition, String suffix) {
    assertThat(Region.parse(id).partition()).isEqualTo(partition);
    assertThat(Region.parse(id).dnsSuffix()).isEqualTo(suffix);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ireland", "eu-west", "eu_west_1", "EU-WEST-1", "eu-west-1a"})
  void refusesWhatIsNotTheIdOfARegion(String text) {
    assertThatExceptionOfType(MalformedValueException.class).isThrownBy(() -> Region.parse(text));
  }

  @Test
  void releasesAreOrderedAsNumbers() {
    assertThat(Stream.of("7.2.0", "7.13.0", "6.15.0").map(EmrVersion::parse).sorted().toList())
        .isEqualTo(List.of("6.15.0", "7.2.0", "7.13.0").stream().map(EmrVersion::parse).toList());
    assertThat(EmrVersion.parse("7.13.0").isAtLeast(EmrVersion.parse("7.2.0"))).isTrue();
    assertThat(EmrVersion.parse("7.2.0").isAtLeast(EmrVersion.parse("7.13.0"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "emr-7.13.0-flink-latest, RUNTIME, latest",
    "emr-7.13.0-flink-20260410, RUNTIME, 20260410",
    "emr-7.0.0-flink-2024321, RUNTIME, 2024321",
    "emr-6.14.0-flink-k8s-operator-latest, OPERATOR, latest"
  })
  void readsReleaseLabelsAsAwsPrintsThem(String text, ReleaseLabel.Kind kind, String tag) {
    ReleaseLabel label = ReleaseLabel.parse(text);

    assertThat(label.kind()).isEqualTo(kind);
    assertThat(label.tag()).isEqualTo(tag);
    assertThat(label).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7.13.0", "emr-7.13-flink-latest", "emr-7.13.0-latest", "emr-7.13.0-flink-newest"})
  void refusesWhatIsNoReleaseLabel(String text) {
    assertThatExceptionOfType(MalformedValueException.class)
        .isThrownBy(() -> ReleaseLabel.parse(text))
        .withMessageContaining("emr-7.13.0-flink-latest");
  }

  @Test
  void flinkVersionsAreThoseOfTheCustomResource() {
    assertThat(FlinkVersion.parse("v1_20").line()).isEqualTo("1.20");
    assertThat(FlinkVersion.V2_0).hasToString("v2_0");
    assertThatExceptionOfType(MalformedValueException.class)
        .isThrownBy(() -> FlinkVersion.parse("1.20"))
        .withMessageContaining("v1_20");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://bucket, b, s3://bucket/b",
    "s3p://bucket/a, b, s3p://bucket/a/b",
    "s3a://bucket/a/, b/c, s3a://bucket/a/b/c"
  })
  void placesAreResolvedWithOneSlash(String root, String child, String place) {
    assertThat(S3Uri.parse(root).resolve(child)).hasToString(place);
  }

  @Test
  void aPlaceIsTheSameThroughAnotherConnector() {
    assertThat(S3Uri.parse("s3://bucket/a").with(S3Uri.Scheme.S3P)).hasToString("s3p://bucket/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bucket/a",
        "s3n://bucket",
        "s3://",
        "s3://B",
        "s3://$BUCKET/a",
        "s3://<bucket>",
        "s3://a..b/c",
        "https://bucket"
      })
  void refusesWhatIsNoPlaceInS3(String text) {
    assertThatExceptionOfType(MalformedValueException.class).isThrownBy(() -> S3Uri.parse(text));
  }
}
