package io.sluice.deployer.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<Duration> pauses = new ArrayList<>();
  private final Poll.Time time = new PassingTime(pauses::add);

  @Test
  void asksUntilPatienceIsUpAndOnceMore() throws Exception {
    Poll poll = Poll.within(Duration.ofSeconds(2), SECOND, time);

    assertThat(questions(poll)).isEqualTo(4);
    assertThat(pauses).containsExactly(SECOND, SECOND, SECOND);
  }

  @Test
  void patienceCountsFromTheBeginning() throws Exception {
    Poll poll = Poll.within(SECOND, SECOND, time);
    time.pass(SECOND.plusNanos(1));
    pauses.clear();

    assertThat(poll.again()).isFalse();
    assertThat(pauses).isEmpty();
  }

  @Test
  void asksThisManyTimesAndPausesBetween() throws Exception {
    assertThat(questions(Poll.times(3, SECOND, time))).isEqualTo(3);
    assertThat(pauses).containsExactly(SECOND, SECOND);
  }

  @Test
  void oneQuestionNeedsNoPause() throws Exception {
    assertThat(questions(Poll.times(1, SECOND, time))).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void realTimePassesInThePause() throws Exception {
    long begin = Poll.Time.REAL.nanos();

    Poll.Time.REAL.pass(Duration.ofMillis(2));

    assertThat(Duration.ofNanos(Poll.Time.REAL.nanos() - begin))
        .isGreaterThanOrEqualTo(Duration.ofMillis(1));
  }

  @Test
  void anInterruptionEndsThePauseAtOnce() {
    Poll poll = Poll.times(2, Duration.ofDays(1), Poll.Time.REAL);
    Thread.currentThread().interrupt();

    assertThatThrownBy(poll::again).isInstanceOf(InterruptedException.class);
  }

  private static int questions(Poll poll) throws InterruptedException {
    int questions = 1;
    while (poll.again()) {
      questions++;
    }
    return questions;
  }
}
