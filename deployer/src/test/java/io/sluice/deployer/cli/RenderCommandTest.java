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

  private Path manifest() {
    return project.root().resolve("manifests/test/good.yaml");
  }
}
