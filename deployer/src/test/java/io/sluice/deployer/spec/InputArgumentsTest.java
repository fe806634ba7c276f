package io.sluice.deployer.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputArgumentsTest {
  private static final Optional<S3Uri> INPUT = Optional.of(S3Uri.parse("s3a://local/input/a"));

  @Test
  void takesThePlaceOfTheDescribedInput() {
    assertThat(
            InputArguments.REPLACE.arguments(
                List.of("--input", "s3a://logs/x", "--output", "s3a://out/y"), INPUT))
        .containsExactly("--output", "s3a://out/y", "--input", "s3a://local/input/a");
  }

  @Test
  void isAddedWhereNoInputIsDescribed() {
    assertThat(InputArguments.REPLACE.arguments(List.of("--rate", "5"), INPUT))
        .containsExactly("--rate", "5", "--input", "s3a://local/input/a");
  }

  @Test
  void leavesTheArgumentsAloneWithoutAnInput() {
    assertThat(
            InputArguments.REPLACE.arguments(List.of("--input", "s3a://a1b/c"), Optional.empty()))
        .containsExactly("--input", "s3a://a1b/c");
  }
}
