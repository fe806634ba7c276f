package io.sluice.jobs.wordcount;

import io.sluice.jobs.state.Count;
import io.sluice.jobs.state.CountingKeyedFunction;
import io.sluice.jobs.state.KeyedValue;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Counts each word, and gives its total when the input ends or, for input without an end, at most
 * once in each update interval in which the word was read.
 */
final class CountWords extends CountingKeyedFunction<String, String, WordTotal> {
  private static final long serialVersionUID = 1L;

  private final Count distinctWords = count(WordCount.DISTINCT_WORDS);
  private final KeyedValue<Long> total = value("total", Types.LONG);
  private final KeyedValue<Boolean> due = value("due", Types.BOOLEAN);
  private final UpdateTime updates;

  private CountWords(UpdateTime updates) {
    this.updates = updates;
  }

  /** For input that ends: one total a word. */
  static CountWords atEndOfInput() {
    return new CountWords((timers, now) -> timers.registerEventTimeTimer(Long.MAX_VALUE));
  }

  /** For input without an end. */
  static CountWords every(Duration interval) {
    long millis = interval.toMillis();
    return new CountWords(
        (timers, now) -> timers.registerProcessingTimeTimer((now / millis + 1) * millis));
  }

  @Override
  public void processElement(String word, Context context, Collector<WordTotal> out)
      throws Exception {
    long before = total.get().orElse(0L);
    if (before == 0) {
      distinctWords.increment();
    }
    total.set(before + 1);
    if (!due.get().orElse(false)) {
      due.set(true);
      updates.register(context.timerService(), context.timerService().currentProcessingTime());
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<WordTotal> out)
      throws Exception {
    due.set(false);
    out.collect(new WordTotal(context.getCurrentKey(), total.get().orElse(0L)));
  }
}
