package io.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cli.Sluice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes a command loads, seen from the log of a JVM that runs it. */
class OfflineCommandsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lint dev/web-sessions.yaml",
        "lint",
        "render --check",
        "operator values --check",
        "list",
        "releases",
        "iam show web-sessions --env prod",
        "images --region us-west-2",
        "workflow deploy web-sessions --env dev",
        "--help"
      })
  void loadNeitherFlinkNorTheKubernetesClientNorTheAwsSdk(String command) throws Exception {
    List<String> classes = classesLoadedBy(command);

    assertThat(classes)
        .contains("io.sluice.deployer.cli.Sluice")
        .noneMatch(name -> name.startsWith("org.apache.flink."))
        .noneMatch(name -> name.startsWith("io.fabric8.kubernetes.client."))
        .noneMatch(name -> name.startsWith("software.amazon.awssdk."));
  }

  @Test
  void lintOfAFileDoesNotEvenLoadTheModelOfKubernetes() throws Exception {
    assertThat(classesLoadedBy("lint dev/web-sessions.yaml"))
        .contains("io.sluice.deployer.cli.Sluice")
        .noneMatch(name -> name.startsWith("io.fabric8."));
  }

  private List<String> classesLoadedBy(String command) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xlog:class+load:file=" + log, "-Dsluice.home=.."));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Sluice.class.getName()));
    words.addAll(List.of(command.split(" ", -1)));
    Path output = folder.resolve("output.log");
    int exitCode =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertThat(exitCode).describedAs("%s", Files.readString(output)).isZero();
    try (Stream<String> lines = Files.lines(log)) {
      return lines.map(line -> line.replaceFirst(".*\\] ", "").split(" ", 2)[0]).toList();
    }
  }
}
