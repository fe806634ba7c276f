package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NativeCommandTest {
  @RegisterExtension final TestProject project = new TestProject();

  @Test
  void namesItsCommandsWhereNoneIsGiven() {
    TestProject.Result result = project.run("native");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("a command is missing: run, delete");
  }

  @Test
  void suggestsTheNearestCommand() {
    TestProject.Result result = project.run("native", "dlete", "orders");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("delete");
  }

  @Test
  void helpHasAnExampleOfEach() {
    assertThat(project.run("native", "--help").out())
        .contains("sluice native run web-sessions", "sluice native delete web-sessions");
    assertThat(project.run("native", "run", "--help").out()).contains("--from-savepoint");
    assertThat(project.run("native", "delete", "--help").out()).contains("--no-savepoint");
  }

  @Test
  void aSavepointIsEitherTakenOrNot() {
    TestProject.Result result =
        project.run("native", "delete", "orders", "--no-savepoint", "--savepoint-dir", "s3p://a");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("give one of the two");
  }

  @Test
  void aTimeoutHasToBeADuration() {
    assertThat(project.run("native", "delete", "orders", "--timeout", "soon"))
        .satisfies(
            result -> {
              assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
              assertThat(result.err()).contains("'soon' is no duration");
            });
  }

  @Test
  void whatNativeModeCannotRunIsRefusedBeforeTheClusterIsAsked() {
    TestProject.Result result = project.run("native", "run", "counts", "--env", "test");

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("[native-session]");
  }
}
