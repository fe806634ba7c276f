package io.sluice.runtime.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildTest {
  private static final int HALTED = 137;

  private Process child;
  private BufferedReader output;

  @BeforeEach
  void startsAnEchoThatNeverEndsByItself() throws IOException {
    child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                Endless.class.getName(),
                "first",
                "second")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    output = child.inputReader();
    assertThat(output.readLine()).isEqualTo("first second");
  }

  @AfterEach
  void ends() {
    child.destroyForcibly();
  }

  @Test
  void endsWhenTheParentLetsGoOfItsInput() throws Exception {
    child.getOutputStream().close();
    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(HALTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void leavesTheSignalsOfAProcessGroupToTheParent(String signal) throws Exception {
    assertThat(
            new ProcessBuilder("kill", "-" + signal, Long.toString(child.pid())).start().waitFor())
        .isZero();
    assertThat(child.waitFor(1, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void endsAtOnceWhenTheParentKillsIt() throws Exception {
    child.destroyForcibly();
    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  /** Says what it was given and waits. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println(String.join(" ", args));
      Thread.currentThread().join();
    }
  }
}
