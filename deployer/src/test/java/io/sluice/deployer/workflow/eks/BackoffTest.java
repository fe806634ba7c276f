package io.sluice.deployer.workflow.eks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void beginsQuicklyAndGrowsToAMinute() {
    assertThat(Backoff.waits(Duration.ofMinutes(5)))
        .startsWith(5, 8, 12, 18, 27, 41, 60, 60)
        .last()
        .isNotEqualTo(0);
  }

  @Test
  void togetherTheWaitsAreTheWhole() {
    for (long seconds : List.of(1L, 5L, 6L, 600L, 86_400L)) {
      assertThat(Backoff.waits(Duration.ofSeconds(seconds)).stream().mapToLong(one -> one).sum())
          .isEqualTo(seconds);
    }
  }

  @Test
  void aLongTimeStaysBelowWhatAnExecutionMayDo() {
    assertThat(Backoff.waits(Duration.ofDays(365))).hasSizeLessThan(600);
  }
}
