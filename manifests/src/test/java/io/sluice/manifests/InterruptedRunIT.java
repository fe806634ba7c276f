package io.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.cli.Sluice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command as a user runs it, in a process group of its own, so that a signal reaches Flink's
 * processes too, as it does from a terminal.
 */
class InterruptedRunIT {
  private static final long EVENTS = 180_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern WEB_UI = Pattern.compile("web UI (http://[0-9.]+:[0-9]+)");

  @TempDir Path folder;

  @Test
  void goesOnWithEveryCountAfterAnInterruptAndATermination() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "needs setsid for a process group");

    URI webUi = stopped("INT", List.of());
    stopped("TERM", List.of("--resume"));
    Process last = start("last", List.of("--resume"));
    assertThat(last.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(last.exitValue()).describedAs("%s", text("last.err")).isZero();
    JsonNode end = new ObjectMapper().readTree(text("last.out"));
    assertThat(end.path("end").asText()).isEqualTo("finished");
    assertThat(end.path("counts").path("events").asLong()).isEqualTo(EVENTS);
    assertThat(end.path("counts").path("alerts").asLong()).isZero();
    assertThat(end.path("counts").path("keys").asLong()).isEqualTo(100);
    assertThat(folder.resolve("state/state-machine/tmp")).doesNotExist();
    try (ServerSocket free =
        new ServerSocket(webUi.getPort(), 1, InetAddress.getLoopbackAddress())) {
      assertThat(free.isBound()).isTrue();
    }
  }

  private URI stopped(String signal, List<String> options) throws Exception {
    Process run = start(signal, options);
    await()
        .atMost(PATIENCE)
        .until(
            () -> !run.isAlive() || text(signal + ".err").contains(" records read, checkpoint "));
    assertThat(run.isAlive())
        .describedAs("%s%s", text(signal + ".err"), text(signal + ".out"))
        .isTrue();
    new ProcessBuilder("kill", "-" + signal, "--", "-" + run.pid()).start().waitFor();
    assertThat(run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue())
        .describedAs("%s%s", text(signal + ".err"), text(signal + ".out"))
        .isZero();
    JsonNode end = new ObjectMapper().readTree(text(signal + ".out"));
    assertThat(end.path("end").asText()).isEqualTo("stopped");
    assertThat(end.path("resumesFrom").asText()).startsWith("savepoint s3p://");
    Matcher webUi = WEB_UI.matcher(text(signal + ".err"));
    assertThat(webUi.find()).isTrue();
    return URI.create(webUi.group(1));
  }

  private Process start(String name, List<String> options) throws IOException {
    List<String> words = new ArrayList<>(List.of("/usr/bin/setsid"));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Dsluice.home=" + Path.of("..").toRealPath()));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Sluice.class.getName()));
    words.addAll(List.of("run", "state-machine", "-o", "json"));
    words.addAll(List.of("--state-dir", folder.resolve("state").toString()));
    words.addAll(options);
    words.addAll(List.of("--", "--events", Long.toString(EVENTS), "--rate", "3000"));
    words.addAll(List.of("--keys", "100", "--error-rate", "0"));
    return new ProcessBuilder(words)
        .redirectOutput(folder.resolve(name + ".out").toFile())
        .redirectError(folder.resolve(name + ".err").toFile())
        .start();
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
