package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntilInterruptedTest {
  /** Goes on for ever. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] args) throws InterruptedException {
      UntilInterrupted.run(
          () -> {
            say("running");
            new CountDownLatch(1).await();
          },
          () -> say("ended"));
    }

    @SuppressWarnings("SystemOut")
    private static void say(String text) {
      System.out.println(text);
      System.out.flush();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalIsAGoodEnd(String signal) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.readLine()).isEqualTo("running");

      signal(signal, process.pid());

      assertThat(output.readLine()).isEqualTo("ended");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatEndsByItselfIsNotInterrupted() throws InterruptedException {
    CountDownLatch last = new CountDownLatch(1);

    UntilInterrupted.run(() -> {}, last::countDown);

    assertThat(last.getCount()).isEqualTo(1);
  }

  @Test
  void aFailureIsPassedOn() {
    assertThatThrownBy(
            () ->
                UntilInterrupted.run(
                    () -> {
                      throw new IllegalStateException("broken");
                    },
                    () -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor())
        .isZero();
  }
}
