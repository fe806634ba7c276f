package io.sluice.deployer.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path folder;

  @Test
  void isTheLastLineThatIsNoStackFrame() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("a.log"), "starting\nx.Y: wrong\n\tat a.B\n\t... 3 more\n\n");
    assertThat(LogTail.of(log)).isEqualTo("x.Y: wrong");
  }

  @Test
  void looksIntoTheNextLogWhereOneIsSilent() throws IOException {
    Path silent = Files.createFile(folder.resolve("silent.out"));
    Path telling = Files.writeString(folder.resolve("telling.log"), "port 8081 is taken\n");

    assertThat(LogTail.of(silent, telling)).isEqualTo("port 8081 is taken");
  }

  @Test
  void saysThatThereIsNothing() throws IOException {
    assertThat(LogTail.of(folder.resolve("missing.log"))).isEqualTo("it wrote nothing");
    assertThat(LogTail.of(Files.createFile(folder.resolve("empty.log"))))
        .isEqualTo("it wrote nothing");
  }
}
