package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {
  @TempDir Path folder;

  @Test
  void areTheCauseWithoutJavasWordsAroundIt() throws IOException {
    assertThat(lastWords("a.b.C: wrapped\nCaused by: java.net.BindException: in use\n\tat x.Y\n"))
        .isEqualTo("BindException: in use");
  }

  @Test
  void areTheExceptionThatEndedAThread() throws IOException {
    assertThat(lastWords("Exception in thread \"main\" java.io.IOException: full\n\tat x.Y\n"))
        .isEqualTo("IOException: full");
  }

  @Test
  void areTheLineItselfWhereItIsNoException() throws IOException {
    assertThat(lastWords("usage: Job WHERE\n")).isEqualTo("usage: Job WHERE");
  }

  private String lastWords(String log) throws IOException {
    return LastWords.in(Files.writeString(folder.resolve("a.log"), log));
  }
}
