package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RenderNativeTest {
  @RegisterExtension final TestProject project = new TestProject();

  @Test
  void writesAScriptThatCanBeRunAndTheFilesThatItReads() throws IOException {
    TestProject.Result result = project.run("render", "good", "--target", "native");

    assertThat(result.exitCode()).describedAs(result.err()).isEqualTo(ExitCode.OK);
    assertThat(folder().resolve("run.sh")).isExecutable();
    assertThat(Files.readAllLines(folder().resolve("run.sh")))
        .startsWith(
            "#!/bin/sh",
            "# Rendered by 'sluice render'; change the description in manifests/src, not this"
                + " file.");
    assertThat(folder().resolve("rbac.yaml")).content().startsWith("# Rendered by");
    assertThat(folder().resolve("conf/flink-conf.yaml")).exists();
  }

  @Test
  void tellsWhatNeedsAnOperator() {
    assertThat(project.run("render", "good", "--target", "native").err())
        .contains("good (test): warning spec.job.upgradeMode")
        .contains("[native-upgrade-mode]");
  }

  @Test
  void checkAcceptsWhatWasRenderedAndShowsWhatDrifts() throws IOException {
    project.run("render", "good", "--target", "native");
    assertThat(project.run("render", "good", "--target", "native", "--check").exitCode())
        .isEqualTo(ExitCode.OK);

    Path script = folder().resolve("run.sh");
    Files.writeString(script, Files.readString(script).replace("-p 2", "-p 3"));
    TestProject.Result drifted = project.run("render", "good", "--target", "native", "--check");
    assertThat(drifted.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(drifted.out()).contains("-  -p 3 \\").contains("+  -p 2 \\");
  }

  @Test
  void aLoggingFileInXmlStaysXml() throws IOException {
    Path description =
        project.write(
            "job.yaml",
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata: {name: orders, namespace: flink}
            spec:
              image: flink:1.20
              flinkVersion: v1_20
              serviceAccount: flink
              jobManager: {resource: {memory: 2048m}}
              taskManager: {resource: {memory: 2048m}}
              job: {jarURI: 'local:///opt/flink/usrlib/a.jar', parallelism: 1}
              logConfiguration:
                logback-console.xml: "<configuration/>"
            """);
    TestProject.Result result =
        project.run(
            "render",
            "-f",
            description.toString(),
            "--target",
            "native",
            "-d",
            project.root().resolve("out").toString());

    assertThat(result.exitCode()).describedAs(result.err()).isEqualTo(ExitCode.OK);
    assertThat(project.root().resolve("out/orders/conf/logback-console.xml"))
        .content()
        .isEqualTo("<configuration/>\n");
  }

  @Test
  void standardOutputCannotHoldAScriptAndItsFiles() {
    TestProject.Result result = project.run("render", "good", "--target", "native", "-d", "-");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("-d DIR");
  }

  @Test
  void grantsTheGuidesRoleWhereItIsAskedForAndOnlyToNativeJobs() {
    project.run("render", "good", "--target", "native", "--cluster-edit");
    assertThat(folder().resolve("rbac.yaml")).content().contains("kind: ClusterRoleBinding");

    TestProject.Result result = project.run("render", "good", "--cluster-edit");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--cluster-edit").contains("--target native");
  }

  @Test
  void aNativeJobIsNotAppliedAsAResource() {
    TestProject.Result result = project.run("apply", "good", "--env", "test", "--target", "native");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("there is no target 'native' here");
  }

  private Path folder() {
    return project.root().resolve("manifests/test/native/good");
  }
}
