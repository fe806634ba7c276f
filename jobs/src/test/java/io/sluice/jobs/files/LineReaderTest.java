package io.sluice.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  @Test
  void splitsAtLineFeedsAndDropsCarriageReturnsBeforeThem() throws IOException {
    assertThat(lines("one\ntwo\r\n\n\r\nlast", 100)).containsExactly("one", "two", "", "", "last");
  }

  @Test
  void hasNoLineAfterTheLastLineFeed() throws IOException {
    assertThat(lines("one\n", 100)).containsExactly("one");
    assertThat(lines("", 100)).isEmpty();
  }

  @Test
  void givesOneCharacterMoreThanTheLimitOfALongerLine() throws IOException {
    assertThat(lines("abcde\nabc\nabcd", 3)).containsExactly("abcd", "abc", "abcd");
  }

  @Test
  void keepsLinesThatAreLongerThanItsBuffer() throws IOException {
    String line = "x".repeat(20_001);

    assertThat(lines(line + "\n" + line, 30_000)).containsExactly(line, line);
    assertThat(lines(line + "\nshort", 10_000)).containsExactly("x".repeat(10_001), "short");
  }

  private static List<String> lines(String text, int limit) throws IOException {
    LineReader reader = new LineReader(new StringReader(text), limit);
    List<String> lines = new ArrayList<>();
    for (String line = reader.next(); line != null; line = reader.next()) {
      lines.add(line);
    }
    return lines;
  }
}
