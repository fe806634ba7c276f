package io.sluice.deployer.cluster.trouble;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the first line of the user's own code in a stack trace. */
public final class OwnFrame {
  private static final Pattern FRAME =
      Pattern.compile(
          "^\\s*at (?:[\\w.-]+/+)?([\\w.$]+)\\.([\\w$<>]+)\\(([^)]*)\\)", Pattern.MULTILINE);
  private static final Pattern LIBRARY =
      Pattern.compile(
          "(?:java|javax|jdk|sun|com\\.sun|scala|akka|org\\.apache|org\\.rocksdb|com\\.esotericsoftware"
              + "|com\\.amazonaws|software\\.amazon|com\\.facebook\\.presto|com\\.fasterxml|io\\.netty"
              + "|com\\.google|org\\.slf4j|org\\.jcp)\\..*");

  private OwnFrame() {}

  /** The frame of the innermost cause, as {@code WordCount.map(WordCount.java:42)}. */
  public static Optional<String> in(String stackTrace) {
    int innermost = stackTrace.lastIndexOf("\nCaused by: ");
    Optional<String> frame = first(stackTrace.substring(Math.max(0, innermost)));
    return frame.isPresent() ? frame : first(stackTrace);
  }

  private static Optional<String> first(String trace) {
    Matcher frame = FRAME.matcher(trace);
    while (frame.find()) {
      String type = frame.group(1);
      if (!LIBRARY.matcher(type).matches()) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return Optional.of(simple + "." + frame.group(2) + "(" + frame.group(3) + ")");
      }
    }
    return Optional.empty();
  }
}
