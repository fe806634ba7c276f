package io.sluice.jobs.wordcount;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A word and how often it was read so far. Fields are public for Flink's POJO serializer. */
@JsonPropertyOrder({"word", "count"})
public class WordTotal {
  /** The word in lower case. */
  public String word = "";

  /** How often it was read since the job first began. */
  public long count;

  /** For Flink's POJO serializer. */
  public WordTotal() {}

  WordTotal(String word, long count) {
    this.word = word;
    this.count = count;
  }
}
