package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunCommandTest {
  @RegisterExtension final TestProject project = new TestProject();

  @Test
  void asksForADeployment() {
    TestProject.Result result = project.run("run");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("which deployment?").contains("sluice list");
  }

  @Test
  void takesOneDeployment() {
    TestProject.Result result = project.run("run", "good", "bad");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("'bad' is one name too many");
  }

  @Test
  void doesNotTakeAnArgumentOfTheJobForAName() throws IOException {
    Path manifest = project.write("job.yaml", "kind: Other\n");

    TestProject.Result result = project.run("run", "-f", manifest.toString(), "--", "--rate", "5");

    assertThat(result.err()).contains("holds no FlinkDeployment").doesNotContain("--rate");
  }

  @Test
  void namesTheJarThatIsNotOnThisMachine() {
    TestProject.Result result = project.run("run", "good", "--env", "test");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("local:///opt/flink/usrlib/job.jar").contains("--jar FILE");
  }

  @Test
  void refusesAnInputThatIsNotThere() {
    TestProject.Result result = project.run("run", "good", "--env", "test", "--input", "no.log");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--input: 'no.log'").contains("check the path");
  }

  @Test
  void refusesToResumeFromWhatItDeletes() {
    assertThat(project.run("run", "good", "--resume", "--clean").err()).contains("--clean deletes");
  }

  @Test
  void refusesAPortThatIsNone() {
    assertThat(project.run("run", "good", "--port", "70000").err()).contains("--port: 70000");
  }

  @Test
  void refusesADescriptionThatBreaksARule() {
    TestProject.Result result = project.run("run", "bad", "--env", "test");

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("spec.job.parallelism");
  }

  @Test
  void refusesAJarThatIsNotThere() {
    TestProject.Result result = project.run("run", "good", "--env", "test", "--jar", "no.jar");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--jar: 'no.jar'").contains("check the path");
  }

  @Test
  void tellsTheProblemsOfAFileWithTheirLines() throws IOException {
    Path manifest =
        project.write(
            "job.yaml",
            "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nmetadata:\n  name: a\n"
                + "spec:\n  flinkVersion: v1\n");

    TestProject.Result result = project.run("run", "-f", manifest.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("6:3").contains("[flink-version-unknown]");
  }

  @Test
  void namesTheDeploymentsOfAFileThatHoldsSeveral() throws IOException {
    String one = "kind: FlinkDeployment\nmetadata:\n  name: %s\n";
    Path manifest = project.write("two.yaml", one.formatted("a") + "---\n" + one.formatted("b"));

    TestProject.Result result = project.run("run", "-f", manifest.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("it holds a, b");
  }

  @Test
  void cleanRefusesWhatIsNoName() throws IOException {
    Path kept = project.write("kept.txt", "kept");
    String state = project.root().resolve("state").toString();

    TestProject.Result result = project.run("clean", "--state-dir", state, "..");

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("'..' is no name of a deployment");
    assertThat(kept).exists();
  }

  @Test
  void cleanSaysWhenThereIsNothing() {
    String state = project.root().resolve("state").toString();

    assertThat(project.run("clean", "good", "--state-dir", state).out())
        .contains("good: there was nothing of it");
  }
}
