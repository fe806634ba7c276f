package io.sluice.jobs.files;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of bounded length: of a longer line it gives the first {@code limit + 1} characters
 * and drops the others, so that one endless line cannot exhaust the memory and a reader downstream
 * still sees that the line was too long. A line ends with LF, CR LF or the end of the text.
 */
final class LineReader {
  private final Reader text;
  private final int limit;
  private final char[] buffer = new char[8192];
  private final StringBuilder line = new StringBuilder();
  private int position;
  private int filled;

  LineReader(Reader text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  /** The next line without its end, or null after the last. */
  @Nullable String next() throws IOException {
    line.setLength(0);
    boolean seen = false;
    while (position < filled || fill()) {
      seen = true;
      int end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      append(end);
      position = end + 1;
      if (end < filled) {
        return finished();
      }
    }
    return seen ? finished() : null;
  }

  private void append(int end) {
    int room = limit + 1 - line.length();
    line.append(buffer, position, Math.min(room, end - position));
  }

  private String finished() {
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\r') {
      line.setLength(length - 1);
    }
    return line.toString();
  }

  private boolean fill() throws IOException {
    filled = Math.max(0, text.read(buffer));
    position = 0;
    return filled > 0;
  }
}
