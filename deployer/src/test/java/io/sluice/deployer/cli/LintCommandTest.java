package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintCommandTest {
  private static final String TWO_PROBLEMS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: left-alone
      ---
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata:
        name: broken
      spec:
        flinkVersion: "1.20"
        job:
          upgradeMode: last_state
      """;

  @RegisterExtension final TestProject project = new TestProject();

  @Test
  void tellsAllProblemsWithPlaceRuleAndFixAndLeavesOtherKindsAlone() throws IOException {
    Path file = project.write("broken.yaml", TWO_PROBLEMS);

    TestProject.Result result = project.run("lint", file.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out())
        .contains("11:3")
        .contains("[flink-version-unknown]")
        .contains("13:5")
        .contains("[upgrade-mode-unknown]")
        .contains("last-state")
        .contains("in 1 FlinkDeployment; 1 document of other kinds left alone");
  }

  @Test
  void givesTheSameAsJson() throws IOException {
    Path file = project.write("broken.yaml", TWO_PROBLEMS);

    JsonNode json =
        new ObjectMapper().readTree(project.run("lint", file.toString(), "-o", "json").out());

    assertThat(json.get(0).get("deployments").asInt()).isEqualTo(1);
    assertThat(json.get(0).get("problems"))
        .anySatisfy(
            problem -> {
              assertThat(problem.get("rule").asText()).isEqualTo("upgrade-mode-unknown");
              assertThat(problem.get("line").asInt()).isEqualTo(13);
              assertThat(problem.get("where").asText()).isEqualTo("spec.job.upgradeMode");
            });
  }

  @Test
  void namesLineAndColumnOfATextThatIsNotYaml() throws IOException {
    Path file = project.write("broken.yaml", "kind: FlinkDeployment\nspec:\n  job: [\n");

    TestProject.Result result = project.run("lint", file.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out()).contains("broken.yaml").contains("4:1").contains("[yaml-syntax]");
  }

  @Test
  void readsAllYamlBelowAFolder() throws IOException {
    project.write("some/a.yaml", TWO_PROBLEMS);
    project.write("some/deep/b.yml", TWO_PROBLEMS);
    project.write("some/notes.txt", "not yaml: [");

    assertThat(project.run("lint", project.root().resolve("some").toString()).out())
        .contains("a.yaml")
        .contains("b.yml")
        .contains("in 2 FlinkDeployments");
  }

  @Test
  void findsNothingWrongInADeploymentThatIsRight() {
    TestProject.Result result = project.run("lint", "good");

    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).startsWith("0 errors, 0 warnings in 1 FlinkDeployment");
  }

  @Test
  void leavesOutRulesThatAreIgnored() throws IOException {
    Path file = project.write("broken.yaml", TWO_PROBLEMS);

    assertThat(project.run("lint", file.toString(), "--ignore", "upgrade-mode-unknown").out())
        .doesNotContain("[upgrade-mode-unknown]")
        .contains("[flink-version-unknown]");
    assertThat(project.run("lint", file.toString(), "--ignore", "no-such-rule").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void refusesWhatIsNeitherFileNorDeployment() {
    TestProject.Result result = project.run("lint", "missing.yaml");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("'missing.yaml'");
  }

  @ParameterizedTest
  @CsvSource({
    "FlinkDeploymnet, flink.apache.org/v1beta1",
    "flinkdeployment, flink.apache.org/v1beta1",
    "FlinkDeploymnet, v1",
    "Anything, flink.apache.org/v1beta1"
  })
  void aKindThatIsMisspeltIsNotLeftAlone(String kind, String version) throws IOException {
    Path file = project.write("a.yaml", "apiVersion: " + version + "\nkind: " + kind + "\n");

    TestProject.Result result = project.run("lint", file.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out()).contains("2:1").contains("'" + kind + "'").contains("[kind-unknown]");
  }

  @ParameterizedTest
  @CsvSource({
    "ConfigMap, v1",
    "FlinkStateSnapshot, flink.apache.org/v1beta1",
    "Deployment, apps/v1"
  })
  void otherKindsAreLeftAlone(String kind, String version) throws IOException {
    Path file = project.write("a.yaml", "apiVersion: " + version + "\nkind: " + kind + "\n");

    assertThat(project.run("lint", file.toString()).exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aDeploymentOfAnotherApiIsChecked() throws IOException {
    Path file =
        project.write("a.yaml", TWO_PROBLEMS.replace("apiVersion: flink", "apiVersion: flnk"));

    assertThat(project.run("lint", file.toString()).out())
        .contains("[api-version]")
        .contains("[upgrade-mode-unknown]");
  }

  @Test
  void readsTheItemsOfAList() throws IOException {
    String item = TWO_PROBLEMS.split("---\n", 2)[1].strip().replace("\n", "\n    ");
    Path file = project.write("list.yaml", "apiVersion: v1\nkind: List\nitems:\n  - " + item);

    assertThat(project.run("lint", file.toString()).out())
        .contains("11:9")
        .contains("[upgrade-mode-unknown]")
        .contains("in 1 FlinkDeployment");
  }

  @Test
  void saysWhenThereWasNothingToCheck() throws IOException {
    Path file = project.write("empty.yaml", "# nothing\n");

    assertThat(project.run("lint", file.toString()).err())
        .contains("no FlinkDeployment or FlinkSessionJob to check");
    assertThat(project.run("lint", file.toString()).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(project.run("lint", "--strict", file.toString()).exitCode())
        .isEqualTo(ExitCode.FAILED);
  }

  @Test
  void suggestsTheNearestName() {
    assertThat(project.run("lint", "goood").err()).contains("did you mean good?");
    assertThat(project.run("lint", "--explain", "yaml-sintax").err())
        .contains("did you mean yaml-syntax?");
  }

  @Test
  void explainsARule() {
    TestProject.Result result = project.run("lint", "--explain", "ha-storage-dir-not-s3");

    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("HA metadata").contains("Source: guide");
    assertThat(project.run("lint", "--explain", "nothing").exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
