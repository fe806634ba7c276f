package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RenderCommandTest {
  @RegisterExtension final TestProject project = new TestProject();

  @Test
  void writesOneFilePerEnvironmentAndDeployment() throws IOException {
    TestProject.Result result = project.run("render", "good");

    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(manifest())
        .content()
        .startsWith("# Rendered by 'sluice render'")
        .contains("kind: FlinkDeployment\n")
        .contains("  name: good\n");
    assertThat(project.run("render", "good").out()).startsWith("unchanged");
  }

  @Test
  void tellsEveryProblemOfADescriptionAndWritesNothing() {
    TestProject.Result result = project.run("render");

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("spec.job.parallelism").contains("0").contains("fix");
    assertThat(manifest()).doesNotExist();
  }

  @Test
  void checkAcceptsWhatWasRendered() {
    project.run("render", "good");

    assertThat(project.run("render", "good", "--check").exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void checkFailsWithADiffWhereAFileDrifts() throws IOException {
    project.run("render", "good");
    String drifted = Files.readString(manifest()).replace("parallelism: 2", "parallelism: 3");
    Files.writeString(manifest(), drifted);

    TestProject.Result result = project.run("render", "good", "--check");

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.out()).contains("-    parallelism: 3").contains("+    parallelism: 2");
    assertThat(manifest()).content().isEqualTo(drifted);
  }

  @Test
  void checkFailsWhereAFileIsMissing() {
    assertThat(project.run("render", "good", "--check").exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void writesToStandardOutputWhenAsked() {
    TestProject.Result result = project.run("render", "good", "--env", "test", "-d", "-");

    assertThat(result.out()).startsWith("apiVersion: flink.apache.org/v1beta1\n");
    assertThat(manifest()).doesNotExist();
  }

  @Test
  void refusesATargetThatIsNotThere() {
    TestProject.Result result = project.run("render", "good", "--target", "nomad");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("'nomad'").contains("emr");
  }

  @Test
  void rendersForAnotherTargetBesideTheEnvironmentsOwn() throws IOException {
    project.run("render", "good");

    TestProject.Result result = project.run("render", "good", "--target", "apache");

    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(project.root().resolve("manifests/test/apache/good.yaml"))
        .content()
        .contains("kind: ServiceAccount", "kind: FlinkDeployment")
        .doesNotContain("emrReleaseLabel");
    assertThat(manifest()).content().contains("emrReleaseLabel");
    assertThat(project.run("render", "good", "--check").exitCode()).isEqualTo(ExitCode.OK);
    assertThat(project.run("render", "good", "--target", "apache", "--check").exitCode())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void rendersForTheTargetThatTheEnvironmentNames() throws IOException {
    project.write("manifests/environments/own.yaml", TestProject.ENVIRONMENT + "target: apache\n");

    TestProject.Result result = project.run("render", "good", "--env", "own");

    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(project.root().resolve("manifests/own/good.yaml"))
        .content()
        .contains("kind: ServiceAccount");
  }

  @Test
  void tellsOnStandardErrorWhatTheTargetHasOtherwise() {
    TestProject.Result result = project.run("render", "good", "--target", "apache", "-d", "-");

    assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).startsWith("apiVersion: v1\nkind: ServiceAccount\n");
    assertThat(result.err())
        .contains("good (test): warning spec.flinkVersion: flinkVersion v1_20 needs operator 1.10")
        .contains("[apache-operator-version]");
  }

  @Test
  void rendersAFileToStandardOutput() throws IOException {
    Path file = project.write("job.yaml", emrManifest());

    TestProject.Result result =
        project.run("render", "-f", file.toString(), "--target", "apache", "good");

    assertThat(result.exitCode()).describedAs(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("kind: ServiceAccount", "kind: FlinkDeployment");
  }

  @Test
  void rendersAFileToAFolder() throws IOException {
    Path file = project.write("job.yaml", emrManifest());
    Path folder = project.root().resolve("out");

    assertThat(project.run("render", "-f", file.toString(), "-d", folder.toString()).exitCode())
        .isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("good.yaml")).content().contains("emrReleaseLabel");
    assertThat(
            project
                .run("render", "-f", file.toString(), "-d", folder.toString(), "--check")
                .exitCode())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void refusesAFileThatBreaksARuleOrHoldsNothing() throws IOException {
    Path broken =
        project.write("broken.yaml", emrManifest().replace("parallelism: 2", "parallelism: 0"));
    Path other = project.write("other.yaml", "kind: ConfigMap\napiVersion: v1\n");

    TestProject.Result ofBroken = project.run("render", "-f", broken.toString());
    TestProject.Result ofOther = project.run("render", "-f", other.toString());

    assertThat(ofBroken.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(ofBroken.err()).contains("spec.job.parallelism");
    assertThat(ofOther.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ofOther.err()).contains("holds no FlinkDeployment");
    assertThat(project.run("render", "-f", broken.toString(), "nobody").err())
        .contains("named 'nobody'")
        .contains("it holds good");
  }

  @Test
  void refusesAnEnvironmentForAFile() throws IOException {
    Path file = project.write("job.yaml", emrManifest());

    TestProject.Result result = project.run("render", "-f", file.toString(), "--env", "test");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--env");
  }

  private String emrManifest() {
    return project.run("render", "good", "--env", "test", "-d", "-").out();
  }

  private Path manifest() {
    return project.root().resolve("manifests/test/good.yaml");
  }
}
