package io.sluice.jobs.wordcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a harness may be interrupted when it closes
class CountWordsTest {
  @Test
  void givesOneTotalAWordWhenTheInputEnds() throws Exception {
    try (var words = harness(CountWords.atEndOfInput())) {
      words.open();
      send(words, "a", "b", "a");
      words.processWatermark(Long.MAX_VALUE - 1);
      assertThat(words.extractOutputValues()).isEmpty();
      words.processWatermark(Long.MAX_VALUE);

      assertThat(words.extractOutputValues())
          .extracting(total -> total.word + total.count)
          .containsExactlyInAnyOrder("a2", "b1");
    }
  }

  @Test
  void givesOnlyChangedTotalsInEachInterval() throws Exception {
    try (var words = harness(CountWords.every(Duration.ofSeconds(10)))) {
      words.open();
      words.setProcessingTime(1_000);
      send(words, "a", "b", "a");
      words.setProcessingTime(10_000);
      send(words, "a");
      words.setProcessingTime(19_999);
      words.setProcessingTime(20_000);
      words.setProcessingTime(30_000);

      assertThat(words.extractOutputValues())
          .extracting(total -> total.word + total.count)
          .containsExactlyInAnyOrder("a2", "b1", "a3");
    }
  }

  @Test
  void goesOnWithTotalsAndPendingUpdatesAfterARestore() throws Exception {
    OperatorSubtaskState checkpoint;
    try (var words = harness(CountWords.every(Duration.ofSeconds(10)))) {
      words.open();
      send(words, "a", "a");
      checkpoint = words.snapshot(1, 1);
    }
    CountWords restored = CountWords.every(Duration.ofSeconds(10));
    try (var words = harness(restored)) {
      words.initializeState(checkpoint);
      words.open();
      send(words, "a", "b");
      words.setProcessingTime(10_000);

      assertThat(words.extractOutputValues())
          .extracting(total -> total.word + total.count)
          .containsExactlyInAnyOrder("a3", "b1");
      assertThat(
              restored.getRuntimeContext().getLongCounter(WordCount.DISTINCT_WORDS).getLocalValue())
          .isEqualTo(2L);
    }
  }

  private static void send(
      KeyedOneInputStreamOperatorTestHarness<String, String, WordTotal> harness, String... words)
      throws Exception {
    for (String word : words) {
      harness.processElement(word, 0);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, String, WordTotal> harness(
      CountWords counting) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(counting), word -> word, Types.STRING);
  }
}
