package io.sluice.deployer.cluster.helm;

import io.sluice.deployer.cluster.ClusterException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the program once and takes what it answers; it ends with the thread that waits for it. */
final class HelmProcess {
  private static final long GRACE_SECONDS = 5;

  private HelmProcess() {}

  /**
   * How it ended.
   *
   * @param exitCode its code
   * @param out standard output
   * @param err standard error
   */
  record Ended(int exitCode, String out, String err) {}

  /**
   * Runs it.
   *
   * @param environment variables on top of this process's own
   * @param timeout how long it may take; it is stopped then
   * @throws ClusterException if it cannot be started, or did not end in time
   * @throws InterruptedException if the thread is interrupted; the program is stopped
   */
  static Ended run(List<String> command, Map<String, String> environment, Duration timeout)
      throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException refused) {
      throw new ClusterException(
          "helm cannot be started: " + refused.getMessage(),
          "check " + command.get(0) + ", or name another one with --helm PATH",
          refused);
    }
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ClusterException(
            "helm " + command.get(1) + " did not end within " + timeout.toSeconds() + " s",
            "check that the cluster and the chart's registry answer, or allow more time with"
                + " --timeout");
      }
      return new Ended(process.exitValue(), out.join(), err.join());
    } finally {
      stop(process);
    }
  }

  private static CompletableFuture<String> read(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException | UncheckedIOException closed) {
                text.complete("");
              }
            },
            "helm-output");
    reader.setDaemon(true);
    reader.start();
    return text;
  }

  private static void stop(Process process) {
    if (!process.isAlive()) {
      return;
    }
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException again) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
