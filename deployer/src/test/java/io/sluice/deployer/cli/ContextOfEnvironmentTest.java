package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is sent here: the contexts lead to a server that nobody asks. */
class ContextOfEnvironmentTest {
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  @BeforeEach
  void connect() throws IOException {
    kubeconfig.use(contexts(List.of("dev", "kind-lab")));
    project.write(
        "manifests/environments/test.yaml", TestProject.ENVIRONMENT + "context: kind-lb\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan good",
        "apply good",
        "native run good",
        "native delete good",
        "doctor",
        "doctor good",
        "status",
        "status good",
        "explain good",
        "logs good",
        "ui good",
        "leader",
        "leader good",
        "autoscaler good",
        "autoscaler reset good --yes",
        "savepoint good",
        "suspend good",
        "resume good",
        "restart good",
        "scale good --parallelism 2",
        "rollback good",
        "delete good"
      })
  void everyCommandGoesByItAndByTheOption(String command) {
    TestProject.Result described = run(command + " --env test");
    assertThat(described.exitCode()).describedAs(described.err()).isEqualTo(ExitCode.USAGE);
    assertThat(described.err().lines())
        .containsExactly(
            "sluice: "
                + project.root().resolve("manifests/environments/test.yaml")
                + ": context: the kubeconfig has no context 'kind-lb'; it has dev, kind-lab",
            "  fix: did you mean kind-lab? Else change the field, give --context, or make it:"
                + " aws eks update-kubeconfig --name CLUSTER --region eu-west-1 --alias kind-lb");

    TestProject.Result given = run(command + " --env test --context nope");
    assertThat(given.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(given.err().lines())
        .containsExactly(
            "note: --context nope goes before context kind-lb of "
                + project.root().resolve("manifests/environments/test.yaml"),
            "sluice: --context: the kubeconfig has no context 'nope'; it has dev, kind-lab",
            "  fix: use one of them, or make it: aws eks update-kubeconfig --name CLUSTER --alias"
                + " nope");
  }

  @Test
  void theSameContextTwiceIsNoNews() {
    assertThat(run("status --env test --context kind-lb").err()).doesNotContain("note:");
  }

  @Test
  void theDefaultEnvironmentCountsForADeploymentOfTheCatalogue() throws IOException {
    project.write("manifests/environments/dev.yaml", TestProject.ENVIRONMENT + "context: gone\n");

    for (String command : List.of("plan good", "apply good", "doctor good", "native run good")) {
      assertThat(run(command).err()).contains("environments/dev.yaml: context: ", "'gone'");
    }
  }

  @Test
  void aFileIsOfAnEnvironmentOnlyWhereItIsGiven() throws IOException {
    TestProject.Result rendered = project.run("render", "good", "--env", "test", "-d", "-");
    String file = project.write("good.yaml", rendered.out()).toString();
    project.write("manifests/environments/dev.yaml", TestProject.ENVIRONMENT + "context: gone\n");

    assertThat(run("plan --context no -f " + file).err()).doesNotContain("gone");
    assertThat(run("plan --env test -f " + file).err()).contains("no context 'kind-lb'");
  }

  @Test
  void aDeploymentThatIsNotThereIsToldBeforeTheContext() {
    assertThat(run("plan goood --env test").err())
        .contains("there is no deployment 'goood'")
        .doesNotContain("kind-lb");
  }

  @Test
  void ofManyContextsTheFirstAreShown() throws IOException {
    kubeconfig.use(contexts(IntStream.range(0, 12).mapToObj(i -> "c" + i).toList()));

    assertThat(run("status --context nope").err())
        .contains("it has c0, c1, c10,", "c7 and 2 more ('kubectl config get-contexts')")
        .doesNotContain("c8");
  }

  @Test
  void withoutAnyContextTheWayToOneIsTold() throws IOException {
    kubeconfig.use("apiVersion: v1\nkind: Config\n");

    assertThat(run("status --context nope").err())
        .contains("it has none", "  fix: make it: aws eks update-kubeconfig");
  }

  private TestProject.Result run(String command) {
    return project.run(Arrays.stream(command.split(" ")).toArray(String[]::new));
  }

  private static String contexts(List<String> names) {
    List<String> contexts = new ArrayList<>();
    names.forEach(
        name -> contexts.add("- {name: " + name + ", context: {cluster: one, user: me}}"));
    return Stream.of(
            Stream.of("apiVersion: v1", "kind: Config", "current-context: " + names.get(0)),
            Stream.of("clusters: [{name: one, cluster: {server: 'https://127.0.0.1:1'}}]"),
            Stream.of("users: [{name: me, user: {token: hush}}]", "contexts:"),
            contexts.stream())
        .flatMap(lines -> lines)
        .reduce("", (text, line) -> text + line + "\n");
  }
}
