package io.sluice.jobs.websessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.SplittableRandom;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a harness may be interrupted when it closes
class ParseLinesTest {
  @Test
  void turnsEachLineIntoARequestOrARejectAndCountsBoth() throws Exception {
    ParseLines function = new ParseLines(RequestTimes.inAnyOrder());
    try (OneInputStreamOperatorTestHarness<String, Request> parse =
        new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function))) {
      parse.open();
      SplittableRandom random = new SplittableRandom(5);
      for (int i = 0; i < 100; i++) {
        String line = CombinedLog.format(RandomRequests.next(random));
        parse.processElement(i % 4 == 0 ? line.substring(0, line.length() - 1) : line, 0);
      }

      assertThat(parse.extractOutputValues()).hasSize(75);
      assertThat(parse.getSideOutput(ParseLines.REJECTS))
          .hasSize(25)
          .allSatisfy(
              reject -> {
                assertThat(reject.getValue().line).contains(" [");
                assertThat(reject.getValue().reason).isEqualTo("unterminated-quote");
                assertThat(reject.getValue().message).isNotBlank();
              });
      assertThat(accumulated(function, WebSessions.LINES_READ)).isEqualTo(100);
      assertThat(accumulated(function, WebSessions.REQUESTS_PARSED)).isEqualTo(75);
      assertThat(accumulated(function, WebSessions.LINES_REJECTED)).isEqualTo(25);
    }
  }

  @Test
  void refusesTheFutureOnlyWhereItWouldSpoilTheWatermarkOfARealLog() throws Exception {
    Duration any = Duration.ofMinutes(1);

    assertThat(rejectsOfTomorrowAndLater(RequestTimes.within(any, any)))
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.getValue().reason).isEqualTo("future-time");
              assertThat(reject.getValue().line).contains("/2990:");
            });
    assertThat(rejectsOfTomorrowAndLater(RequestTimes.withinByItsOwnClock(any, any))).isNull();
    assertThat(rejectsOfTomorrowAndLater(RequestTimes.inAnyOrder())).isNull();
  }

  private static Collection<StreamRecord<Reject>> rejectsOfTomorrowAndLater(RequestTimes times)
      throws Exception {
    try (OneInputStreamOperatorTestHarness<String, Request> parse =
        new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new ParseLines(times)))) {
      parse.open();
      Request request = RandomRequests.next(new SplittableRandom(1));
      request.time = Instant.now().plus(Duration.ofHours(23));
      parse.processElement(CombinedLog.format(request), 0);
      request.time = Instant.parse("2990-01-01T00:00:00Z");
      parse.processElement(CombinedLog.format(request), 0);
      return parse.getSideOutput(ParseLines.REJECTS);
    }
  }

  private static long accumulated(ParseLines function, String name) {
    return function.getRuntimeContext().getLongCounter(name).getLocalValue();
  }
}
