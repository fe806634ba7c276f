package io.sluice.jobs.wordcount;

import io.sluice.jobs.state.Count;
import io.sluice.jobs.state.CountingFunction;
import org.apache.flink.util.Collector;

/** Turns lines into words. */
final class SplitLines extends CountingFunction<String, String> {
  private static final long serialVersionUID = 1L;

  private final Count linesRead = count(WordCount.LINES_READ);
  private final Count words = count(WordCount.WORDS);

  @Override
  public void processElement(String line, Context context, Collector<String> out) {
    linesRead.increment();
    Words.forEach(
        line,
        word -> {
          words.increment();
          out.collect(word);
        });
  }
}
