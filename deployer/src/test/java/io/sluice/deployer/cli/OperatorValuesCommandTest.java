package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperatorValuesCommandTest {
  @RegisterExtension final TestProject project = new TestProject();

  @Test
  void writesAFileForEachEnvironmentAndFindsThatItIsRight() throws IOException {
    project.write(
        "manifests/environments/plain.yaml", TestProject.ENVIRONMENT + "target: apache\n");

    TestProject.Result written = project.run("operator", "values");
    TestProject.Result again = project.run("operator", "values");
    TestProject.Result checked = project.run("operator", "values", "--check");

    assertThat(written.out()).contains("written").contains("plain.yaml").contains("test.yaml");
    assertThat(again.out()).contains("unchanged").doesNotContain("written");
    assertThat(checked.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(checked.out()).contains("2 files are what the descriptions say");
    assertThat(project.root().resolve("helm-values/test.yaml"))
        .content()
        .startsWith("# Rendered by 'sluice operator values'")
        .contains("operatorExecutionRoleArn: \"arn:aws:iam::111122223333:role/operator\"");
    assertThat(project.root().resolve("helm-values/plain.yaml"))
        .content()
        .contains("type: Recreate")
        .doesNotContain("emrContainers");
  }

  @Test
  void driftIsShownAndFails() throws IOException {
    project.run("operator", "values");
    project.write("helm-values/test.yaml", "replicas: 7\n");

    TestProject.Result drifted = project.run("operator", "values", "--check");

    assertThat(drifted.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(drifted.out())
        .contains("-replicas: 7")
        .contains("+replicas: 2")
        .contains("run 'sluice operator values'");
  }

  @Test
  void aFileOfNoEnvironmentIsDrift() throws IOException {
    project.run("operator", "values");
    project.write("helm-values/old.yaml", "replicas: 1\n");

    TestProject.Result drifted = project.run("operator", "values", "--check");

    assertThat(drifted.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(drifted.out()).contains("old.yaml belongs to no environment");
  }

  @Test
  void standardOutputHoldsNothingButTheValues() {
    TestProject.Result printed = project.run("operator", "values", "--env", "test", "-d", "-");

    assertThat(printed.out()).startsWith("emrContainers:");
    assertThat(project.run("operator", "values", "-d", "-", "--check").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aWarningIsTold() throws IOException {
    project.write(
        "manifests/environments/future.yaml", TestProject.ENVIRONMENT.replace("7.13.0", "7.99.0"));

    TestProject.Result warned = project.run("operator", "values", "--env", "future", "-d", "-");

    assertThat(warned.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(warned.err()).contains("[operator-release-unknown]");
  }

  @Test
  void aDescriptionThatBreaksARuleIsNotRendered() throws IOException {
    project.write(
        "manifests/environments/plain.yaml",
        TestProject.ENVIRONMENT + "options: {kubernetes.operator.watched.namespaces: \"a\"}\n");

    TestProject.Result refused = project.run("operator", "values", "--env", "plain");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("[operator-option-owned]");
    assertThat(project.root().resolve("helm-values")).doesNotExist();
  }

  @Test
  void aRuleOfTheValuesIsExplainedAsAnyOther() {
    assertThat(project.run("lint", "--explain", "operator-lease-times").out())
        .contains("two instances lead at a time");
  }

  @Test
  void withoutACommandItSaysWhichThereAre() {
    TestProject.Result missing = project.run("operator");

    assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("values, install, upgrade, restore, uninstall, status");
  }
}
