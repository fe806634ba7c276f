package io.sluice.deployer.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3UriTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://bucket",
        "s3://bucket/",
        "s3a://bucket/a",
        "s3p://bucket/a/",
        "s3://bucket//a"
      })
  void isWrittenAsItWasRead(String text) {
    assertThat(S3Uri.parse(text)).hasToString(text);
  }

  @Test
  void aSlashAfterTheBucketMakesNoOtherPlace() {
    S3Uri with = S3Uri.parse("s3://bucket/");
    S3Uri without = S3Uri.parse("s3://bucket");

    assertThat(with).isEqualTo(without).hasSameHashCodeAs(without);
    assertThat(with.resolve("a")).hasToString("s3://bucket/a");
    assertThat(without.resolve("a")).hasToString("s3://bucket/a");
    assertThat(with.with(S3Uri.Scheme.S3P)).hasToString("s3p://bucket/");
  }

  @Test
  void aSlashAfterTheKeyMakesAnotherPlace() {
    assertThat(S3Uri.parse("s3://bucket/a/")).isNotEqualTo(S3Uri.parse("s3://bucket/a"));
    assertThat(S3Uri.parse("s3://bucket/a/").resolve("b")).hasToString("s3://bucket/a/b");
    assertThat(S3Uri.parse("s3://bucket/a").resolve("b")).hasToString("s3://bucket/a/b");
  }
}
