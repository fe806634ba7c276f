package io.sluice.deployer.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.deployer.workflow.language.Definition;
import io.sluice.deployer.workflow.language.QueryLanguage;
import io.sluice.deployer.workflow.state.StateMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorkflowGoldenTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "workflow");
  private static final String VALIDATOR = "asl-validator@4.0.0";

  @TempDir Path folder;

  static Stream<Arguments> workflows() {
    return Workflows.all().keySet().stream()
        .flatMap(
            name ->
                Stream.of(QueryLanguage.values()).map(language -> Arguments.of(name, language)));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void writesWhatIsCheckedIn(String name, QueryLanguage language) throws IOException {
    String written = Definition.of(Workflows.all().get(name), language, "aws");

    Path file = file(name, language);
    if (Boolean.getBoolean("sluice.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, written);
    }
    assertThat(file)
        .describedAs("run mvn -q test -pl deployer -am -Dsluice.update=true")
        .content()
        .isEqualTo(written);
  }

  @Test
  void theValidatorOfTheStatesLanguageFindsNothing() throws Exception {
    List<String> words = new ArrayList<>(List.of("npx", "--yes", VALIDATOR));
    for (Map.Entry<String, StateMachine> one : Workflows.all().entrySet()) {
      for (QueryLanguage language : QueryLanguage.values()) {
        Path written = folder.resolve(one.getKey() + "-" + language + ".json");
        Files.writeString(written, Definition.of(one.getValue(), language, "aws"));
        words.addAll(List.of("--json-path", written.toString()));
      }
    }
    assumeTrue(run(List.of("npx", "--yes", VALIDATOR, "--version")) == 0, this::skipped);

    assertThat(run(words)).describedAs("%s", Files.readString(log())).isZero();
  }

  private String skipped() {
    return "skipped: '" + VALIDATOR + "' cannot be had through npx";
  }

  private int run(List<String> words) {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(log().toFile())
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (IOException notThere) {
      return -1;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private Path log() {
    return folder.resolve("validator.log");
  }

  private static Path file(String name, QueryLanguage language) {
    return GOLDEN.resolve(language.id().toLowerCase(Locale.ROOT)).resolve(name + ".json");
  }
}
