package io.sluice.deployer.local.client;

import io.sluice.deployer.local.process.ChildCommand;
import io.sluice.deployer.local.process.ChildProcess;
import io.sluice.deployer.local.process.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Flink's own client, {@code bin/flink} without an installation of Flink. */
public final class FlinkClient {
  private static final String MAIN_CLASS = "org.apache.flink.client.cli.CliFrontend";
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

  private final Distribution distribution;
  private final Path configuration;
  private final Path log;

  /**
   * @param distribution where Flink's libraries lie
   * @param configuration the folder with flink-conf.yaml and log4j-cli.properties
   * @param log the file that takes what the client prints
   */
  public FlinkClient(Distribution distribution, Path configuration, Path log) {
    this.distribution = distribution;
    this.configuration = configuration;
    this.log = log;
  }

  /**
   * Runs the client to its end. It ends with this process, too.
   *
   * @param words what follows {@code flink} on a command line
   * @param patience how long it may take
   */
  public ClientResult run(List<String> words, Duration patience) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    ChildProcess client =
        new ChildCommand("Flink's client", distribution.flinkClassPath(), MAIN_CLASS)
            .jvm(QUICK_START)
            .jvm("-Dlog4j.configurationFile=" + configuration.resolve("log4j-cli.properties"))
            .environment(credentials())
            .environment(
                Map.of(
                    "FLINK_CONF_DIR", configuration.toString(),
                    "FLINK_PLUGINS_DIR", distribution.flinkPlugins().toString()))
            .args(words)
            .output(log)
            .start(log);
    client.whenEnded(ended::countDown);
    try {
      boolean inTime = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
      return inTime ? new ClientResult(client.exitCode(), output()) : ClientResult.late(output());
    } finally {
      client.kill();
    }
  }

  /** A kubeconfig may name a program that asks AWS for a token. */
  private static Map<String, String> credentials() {
    return System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith("AWS_"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private String output() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
