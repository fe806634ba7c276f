package io.sluice.jobs.wordcount;

import org.apache.flink.streaming.api.datastream.DataStream;

/** From lines to words and their totals. The constants name the job's metrics and accumulators. */
public final class WordCount {
  /** Lines read. */
  public static final String LINES_READ = "linesRead";

  /** Words read. */
  public static final String WORDS = "words";

  /** Different words read. */
  public static final String DISTINCT_WORDS = "distinctWords";

  private WordCount() {}

  static DataStream<WordTotal> pipeline(DataStream<String> lines, CountWords counting) {
    return lines
        .process(new SplitLines())
        .uid("split-lines")
        .name("split-lines")
        .keyBy(word -> word)
        .process(counting)
        .uid("count-words")
        .name("count-words");
  }
}
