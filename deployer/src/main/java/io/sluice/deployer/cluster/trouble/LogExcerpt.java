package io.sluice.deployer.cluster.trouble;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The few lines of a log that tell why it ends. */
final class LogExcerpt {
  private static final int LINES = 8;
  private static final int FRAMES = 2;
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "^(Caused by: |Exception in thread )|\\b(ERROR|FATAL)\\b|(Exception|Error): ");
  private static final Pattern CAUSE = Pattern.compile("^Caused by: ");

  private LogExcerpt() {}

  /** From the innermost cause of the last exception on; the last lines where there is none. */
  static List<String> of(List<String> log) {
    int from = last(log, CAUSE);
    if (from < 0) {
      from = last(log, EXCEPTION);
    }
    return from < 0
        ? log.subList(Math.max(0, log.size() - LINES), log.size())
        : shortened(log.subList(from, log.size()));
  }

  /** To the end of the trace; of the calls the first ones, and those of the user's own code. */
  private static List<String> shortened(List<String> lines) {
    List<String> kept = new ArrayList<>();
    int frames = 0;
    for (String line : lines) {
      if (kept.size() == LINES || line.isBlank()) {
        break;
      }
      boolean frame = line.strip().startsWith("at ");
      frames += frame ? 1 : 0;
      if (!frame || frames <= FRAMES || OwnFrame.in(line).isPresent()) {
        kept.add(line);
      }
    }
    return kept;
  }

  private static int last(List<String> log, Pattern wanted) {
    for (int i = log.size() - 1; i >= 0; i--) {
      if (wanted.matcher(log.get(i)).find()) {
        return i;
      }
    }
    return -1;
  }
}
