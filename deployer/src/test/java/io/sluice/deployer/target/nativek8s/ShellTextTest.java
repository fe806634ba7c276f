package io.sluice.deployer.target.nativek8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "",
        " ",
        "two words",
        "it's",
        "'",
        "''",
        "\"quoted\"",
        "$HOME ${HOME} $(id) `id`",
        "back\\slash\\",
        "line\nbreak",
        "line break at the end\n",
        "\ttab",
        "; & | < > ( ) { } [ ] * ? ! # ~ = %",
        "-Dkey=value",
        "~",
        "ünïcødé"
      })
  void aShellReadsExactlyTheWord(String word) throws Exception {
    assertThat(readByShell(ShellText.quoted(word))).isEqualTo(word);
  }

  @Test
  void leavesPlainWordsReadable() {
    assertThat(ShellText.quoted("-Dstate.dir=s3p://bucket/a_b-c,d@e+1%"))
        .isEqualTo("-Dstate.dir=s3p://bucket/a_b-c,d@e+1%");
  }

  private static String readByShell(String text) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s.' " + text).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).describedAs(read).isZero();
    return read.substring(0, read.length() - 1);
  }
}
