package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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

  @Test
  void explainsARule() {
    TestProject.Result result = project.run("lint", "--explain", "ha-storage-dir-not-s3");

    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("HA metadata").contains("Source: guide");
    assertThat(project.run("lint", "--explain", "nothing").exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
