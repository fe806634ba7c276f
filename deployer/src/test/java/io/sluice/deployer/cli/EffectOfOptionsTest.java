package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectOfOptionsTest {
  @RegisterExtension final TestProject project = new TestProject();

  @Test
  void aTimeoutOfApplyWithoutWaitingIsAUsageErrorThatSaysToWait() {
    TestProject.Result result = project.run("apply", "good", "--timeout", "5m");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .isEqualToIgnoringNewLines(
            "sluice: --timeout has no effect without --wait: it is not waited for"
                + "  fix: add --wait, or leave --timeout out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"savepoint", "suspend", "resume", "restart", "scale", "rollback", "delete"})
  void aTimeoutOfWhatIsNotWaitedForIsAUsageError(String command) {
    String[] args =
        command.equals("scale")
            ? new String[] {command, "web", "--no-wait", "--timeout", "5m", "--parallelism", "2"}
            : new String[] {command, "web", "--no-wait", "--timeout", "5m"};

    TestProject.Result result = project.run(args);

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--timeout has no effect with --no-wait");
  }

  @Test
  void theEnvironmentOfAFileThatRunsHereIsAUsageError() {
    TestProject.Result result = project.run("run", "-f", "job.yaml", "--env", "test");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .contains("--env has no effect with --file", "fix: leave --env or --file out");
  }

  @Test
  void theComponentOfANamedPodIsAUsageError() {
    TestProject.Result result =
        project.run("logs", "web", "--pod", "web-1", "--component", "taskmanager");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--component has no effect with --pod");
  }

  @Test
  void helpIsGivenAllTheSame() {
    TestProject.Result result = project.run("apply", "good", "--timeout", "5m", "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("--timeout");
  }

  @Test
  void anOptionWithoutItsOppositeRunsTheCommand() {
    TestProject.Result result = project.run("plan", "-f", "no.yaml");

    assertThat(result.err()).doesNotContain("has no effect");
    assertThat(project.run("plan", "godo", "--env", "test").err()).doesNotContain("has no effect");
  }
}
