package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SluiceTest {
  @RegisterExtension final TestProject project = new TestProject();

  static Stream<String> commands() {
    return Commands.all().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHelpsWithAnExample(String command) {
    TestProject.Result help = project.run(command, "--help");

    assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(help.out()).contains("Example").contains("sluice " + command);
  }

  @Test
  void namesTheNearestOptionAndTheHelp() {
    TestProject.Result result = project.run("lint", "--strickt");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err().lines())
        .hasSize(2)
        .element(1)
        .asString()
        .contains("--strict")
        .contains("sluice lint --help");
  }

  @Test
  void namesTheNearestCommand() {
    TestProject.Result result = project.run("lnit");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("'lnit'").contains("lint");
  }

  @Test
  void asksForACommandWhereThereIsNone() {
    TestProject.Result result = project.run();

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("a command is missing: ").contains("render");
  }

  @Test
  void printsStackTracesOnlyWhenAsked() {
    assertThat(project.run("render", "bad").err()).doesNotContain("\tat ");
    assertThat(project.run("render", "bad", "--verbose").err()).contains("\tat ");
  }

  @Test
  void listsTheCatalogue() {
    assertThat(project.run("list").out())
        .contains("good     application      a job that is right")
        .contains("environments: test");
    assertThat(project.run("list", "-o", "json").out()).contains("\"name\" : \"good\"");
  }

  @Test
  void namesTheDeploymentsWhereANameIsWrong() {
    TestProject.Result result = project.run("render", "goood");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("'goood'").contains("good, bad");
  }

  @Test
  void namesTheEnvironmentsWhereANameIsWrong() {
    TestProject.Result result = project.run("render", "good", "--env", "tset");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("'tset'").contains("use one of test");
  }
}
