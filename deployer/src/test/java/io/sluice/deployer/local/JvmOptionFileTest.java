package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmOptionFileTest {
  @TempDir Path folder;

  @Test
  void isReadByJavaAsItWasWritten() throws IOException {
    assertThat(settings("-Done=a\"b\\c#d", "-Dtwo='x'")).contains("one = a\"b\\c#d", "two = 'x'");
  }

  @Test
  void mayBeEmpty() throws IOException {
    assertThat(settings()).contains("java.version = ");
  }

  private String settings(String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("a.jvm"), JvmOptionFile.text(List.of(options)));
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + file,
                "-XshowSettings:properties",
                "-version")
            .redirectErrorStream(true)
            .start();
    return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
