package io.sluice.jobs.websessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedLogTest {
  private static final int LINES = 50_000;

  @Test
  void givesTheSameLineForTheSameNumber() {
    assertThat(new GeneratedLog(1).map(123L)).isEqualTo(new GeneratedLog(1).map(123L));
    assertThat(new GeneratedLog(1).map(123L)).isNotEqualTo(new GeneratedLog(2).map(123L));
  }

  @Test
  void looksLikeARealLog() {
    GeneratedLog log = new GeneratedLog(3);
    Set<String> clients = new HashSet<>();
    int rejected = 0;
    int outOfOrder = 0;
    int veryLate = 0;
    Instant newest = Instant.MIN;
    for (long i = 0; i < LINES; i++) {
      try {
        Request request = CombinedLog.parse(log.map(i));
        clients.add(request.client);
        if (request.time.isBefore(newest)) {
          outOfOrder++;
          veryLate += request.time.isBefore(newest.minus(Duration.ofHours(1))) ? 1 : 0;
        } else {
          newest = request.time;
        }
      } catch (MalformedLineException malformed) {
        rejected++;
      }
    }

    assertThat(rejected).isBetween(LINES / 1_000, LINES / 250);
    assertThat(outOfOrder).isBetween(LINES / 40, LINES / 10);
    assertThat(veryLate).isBetween(LINES / 4_000, LINES / 1_000);
    assertThat(clients).hasSizeBetween(1_000, 3_000);
  }
}
