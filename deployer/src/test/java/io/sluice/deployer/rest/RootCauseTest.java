package io.sluice.deployer.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootCauseTest {
  @Test
  void isTheLastCauseWithoutThePackage() {
    String trace =
        "org.apache.flink.X: wrapped\n\tat a.B.c(B.java:1)\nCaused by: java.io.IOException: one\n"
            + "\tat d\n\t... 3 more\nCaused by: java.lang.IllegalArgumentException: --speed\n\tat e";
    assertThat(RootCause.of(trace)).isEqualTo("IllegalArgumentException: --speed");
  }

  @Test
  void isTheFirstLineWhenThereIsNoCause() {
    assertThat(RootCause.of("java.lang.NullPointerException\n\tat x"))
        .isEqualTo("NullPointerException");
  }

  @Test
  void keepsATextThatNamesNoException() {
    assertThat(RootCause.of("Job failed: no reason")).isEqualTo("Job failed: no reason");
  }

  @Test
  void isShortened() {
    assertThat(RootCause.of("a.b.C: " + "x".repeat(1000))).hasSizeLessThan(410).endsWith("...");
  }
}
