package io.sluice.deployer.target.nativek8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.target.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts as {@code sh} runs them; the client is one that prints its words. */
class RunScriptTest {
  private static final String CLIENT =
      """
      #!/bin/sh
      printf '%s\\000' "$FLINK_CONF_DIR" "$@"
      """;

  @TempDir Path temporary;
  private Path home;

  @BeforeEach
  void installsAClient() throws IOException {
    home = temporary.resolve("flink home");
    Path client = home.resolve("bin/flink");
    Files.createDirectories(client.getParent());
    Files.writeString(client, CLIENT);
    assertThat(client.toFile().setExecutable(true)).isTrue();
  }

  static Stream<Golden> goldens() {
    return NativeGolden.all();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void theClientReadsExactlyTheWordsOfTheCommand(Golden golden) throws Exception {
    Path folder = written(golden);

    List<String> read = run(folder, folder.resolve("run.sh").toString());

    List<String> expected = new ArrayList<>();
    expected.add(folder.resolve("conf").toString());
    expected.addAll(
        new NativeTarget().application(golden.description(), "x", null).command().words(folder));
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void findsItsFilesFromWhereverItIsCalled() throws Exception {
    Path folder = written(NativeGolden.named("web-sessions"));

    List<String> read = run(folder.getParent(), folder.getFileName() + "/run.sh");

    assertThat(read)
        .contains(
            "-Dkubernetes.pod-template-file.jobmanager="
                + folder.resolve("pod-template-jobmanager.yaml"));
    read.stream()
        .filter(word -> word.contains("pod-template-file"))
        .forEach(word -> assertThat(Path.of(word.split("=", 2)[1])).exists());
  }

  @Test
  void givesTheClientFurtherWordsWhereTheyWinOverItsOwn() throws Exception {
    Path folder = written(NativeGolden.named("line-1-17"));

    List<String> read = run(folder, "./run.sh", "-s", "s3p://a/save point", "-Da=b c");

    assertThat(read).containsSequence("-s", "s3p://a/save point", "-Da=b c", "-p", "4", "-s");
    assertThat(read.indexOf("-Da=b c"))
        .isGreaterThan(read.lastIndexOf("-Dkubernetes.cluster-id=orders"));
  }

  @Test
  void namesAllThatIsAppliedBefore() throws Exception {
    assertThat(Files.readString(written(NativeGolden.named("web-sessions")).resolve("run.sh")))
        .contains("kubectl apply -f rbac.yaml -f resources.yaml\n");
    assertThat(Files.readString(written(NativeGolden.named("minimal")).resolve("run.sh")))
        .contains("kubectl apply -f rbac.yaml\n");
  }

  @Test
  void saysWhichFlinkItNeedsWhereNoneIsNamed() throws Exception {
    Path folder = written(NativeGolden.named("line-1-17"));
    ProcessBuilder script = new ProcessBuilder("sh", "run.sh").directory(folder.toFile());
    script.environment().remove("FLINK_HOME");

    Process process = script.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isNotZero();
    assertThat(said).contains("FLINK_HOME").contains("must name the folder of Flink 1.17");
  }

  private Path written(Golden golden) throws IOException {
    Path folder = temporary.resolve("a folder").resolve("it's " + golden.name());
    for (Map.Entry<Path, String> file : NativeGolden.files(golden).entrySet()) {
      Path place = folder.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.writeString(place, file.getValue());
    }
    return folder.toRealPath();
  }

  private List<String> run(Path from, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh"));
    command.addAll(List.of(words));
    ProcessBuilder script = new ProcessBuilder(command).directory(from.toFile());
    script.environment().put("FLINK_HOME", home.toString());
    script.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = script.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return Arrays.asList(output.substring(0, output.length() - 1).split("\0", -1));
  }
}
