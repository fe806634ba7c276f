package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestFlink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlanAndApplyCommandIT {
  private static final String OF_FLINK_1_18 = "emr-7.2.0-flink-latest";

  @RegisterExtension final ApiServer server = new ApiServer();
  @RegisterExtension final TestProject project = new TestProject();
  @RegisterExtension final KubeconfigFile kubeconfig = new KubeconfigFile();

  @BeforeEach
  void connect() throws IOException {
    kubeconfig.use(server.kubeconfig());
    project.write(
        "manifests/environments/test.yaml",
        TestProject.ENVIRONMENT
            .replace("namespace: flink", "namespace: " + server.namespace())
            .replace("emr-7.13.0-flink-latest", OF_FLINK_1_18));
  }

  @Test
  void aNewDeploymentIsPlannedAppliedAndThenAsDescribed() {
    TestProject.Result planned = run("plan", "good");
    assertThat(planned.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(planned.out())
        .contains("+ ServiceAccount/good: created")
        .contains("+ FlinkDeployment/good: created")
        .contains("effect: create")
        .contains("state: none, because it starts for the first time, without state");

    TestProject.Result applied = run("apply", "good");
    assertThat(applied.err()).doesNotContain("sluice:");
    assertThat(applied.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(applied.out()).contains("created   FlinkDeployment/good");

    TestProject.Result again = run("apply", "good");
    assertThat(again.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(again.out())
        .isEqualToIgnoringNewLines("no change: FlinkDeployment/good in " + server.namespace());
    assertThat(run("plan", "good").exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run("plan", "good").out()).startsWith("no change: ");
  }

  @Test
  void thePlanTellsFieldsEffectsStateAndSteps() throws IOException {
    deployed();
    project.write("changed.yaml", live().replace("parallelism: 2", "parallelism: 4"));

    TestProject.Result planned = run("plan", "-f", project.root() + "/changed.yaml");

    assertThat(planned.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(planned.out())
        .contains("~ spec.job.parallelism: 2 -> 4  (restart from a savepoint)")
        .contains("state: kept, because spec.job.upgradeMode is savepoint and the job is RUNNING")
        .contains("rollback by the operator: not possible: ")
        .contains("1. stop the job with a savepoint below s3p://example-state/flink/savepoints")
        .contains("3. start the job with the new specification from that savepoint");
  }

  @Test
  void thePlanIsDataForPrograms() throws IOException {
    deployed();
    project.write("changed.yaml", live().replace("parallelism: 2", "parallelism: 4"));

    TestProject.Result planned = run("plan", "-f", project.root() + "/changed.yaml", "-o", "json");

    JsonNode plan = new ObjectMapper().readTree(planned.out());
    List<String> fields = new ArrayList<>();
    plan.fieldNames().forEachRemaining(fields::add);
    assertThat(fields)
        .containsExactlyInAnyOrder(
            "name",
            "kind",
            "namespace",
            "changed",
            "effect",
            "state",
            "because",
            "rollback",
            "steps",
            "deleting",
            "notes",
            "warnings",
            "resources",
            "pending",
            "context",
            "server");
    assertThat(plan.get("changed").booleanValue()).isTrue();
    assertThat(plan.get("effect").textValue()).isEqualTo("RESTART_FROM_SAVEPOINT");
    assertThat(plan.get("state").textValue()).isEqualTo("KEPT");
    JsonNode deployment = plan.get("resources").get(plan.get("resources").size() - 1);
    assertThat(deployment.get("action").textValue()).isEqualTo("CHANGE");
    JsonNode change = deployment.get("changes").get(0);
    assertThat(change.get("field").textValue()).isEqualTo("spec.job.parallelism");
    assertThat(change.get("before").intValue()).isEqualTo(2);
    assertThat(change.get("after").intValue()).isEqualTo(4);
    assertThat(change.get("effect").textValue()).isEqualTo("RESTART_FROM_SAVEPOINT");
  }

  @Test
  void aServiceAccountThatNobodyMakesIsWarnedOfByPlanAndByApply() throws IOException {
    String file = project.write("other.yaml", onItsOwn().replace(": good", ": nobody")).toString();

    String warning = "warning: the service account 'nobody' does not exist in namespace '";
    assertThat(run("plan", "-f", file).out()).contains(warning, "kubectl create serviceaccount");
    assertThat(run("apply", "-f", file).out())
        .contains(warning, "created   FlinkDeployment/nobody");
    assertThat(run("apply", "-f", file).out()).contains(warning, "no change");
    assertThat(run("plan", "good").out()).doesNotContain("warning");
  }

  @Test
  void applyTellsItsPlanAndWhatItDidAsData() throws IOException {
    TestProject.Result applied = run("apply", "good", "-o", "json");

    JsonNode data = new ObjectMapper().readTree(applied.out());
    assertThat(data.get("plan").get("effect").textValue()).isEqualTo("CREATE");
    JsonNode last = data.get("applied").get(data.get("applied").size() - 1);
    assertThat(last.get("kind").textValue()).isEqualTo("FlinkDeployment");
    assertThat(last.get("outcome").textValue()).isEqualTo("CREATED");
    assertThat(last.get("generation").intValue()).isEqualTo(1);
  }

  @Test
  void refusesToLoseStateWithAnExitCodeOfItsOwn() throws IOException {
    deployed();
    project.write(
        "changed.yaml",
        live()
            .replace("upgradeMode: savepoint", "upgradeMode: stateless")
            .replace("parallelism: 2", "parallelism: 4"));
    String file = project.root() + "/changed.yaml";

    TestProject.Result refused = run("apply", "-f", file);

    assertThat(refused.exitCode()).isEqualTo(ExitCode.STATE_PROTECTED);
    assertThat(refused.err())
        .contains("sluice: FlinkDeployment/good: this would lose the job's state")
        .contains("spec.job.upgradeMode")
        .contains("fix: ")
        .contains("--allow-state-loss good");
    assertThat(run("apply", "-f", file, "--allow-state-loss", "good").exitCode())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void aConflictNamesManagerFieldAndTheWayOut() throws IOException {
    deployed();
    TestFlink.set(server, "good", "kubectl-edit", "spec: {job: {parallelism: 8}}");
    TestFlink.reconcile(server, "FlinkDeployment", "good", "RUNNING");

    TestProject.Result planned = run("plan", "good");
    assertThat(planned.out()).contains("8 -> 2  (restart from a savepoint; set by kubectl-edit)");
    TestProject.Result refused = run("apply", "good");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err())
        .contains("spec.job.parallelism (set by kubectl-edit)")
        .contains("--take-over");
    assertThat(run("apply", "good", "--take-over").exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void emrsFieldsAreNotDroppedOnACommunityOperator() {
    TestProject.Result refused = project.run("apply", "good", "--env", "test");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("spec.emrReleaseLabel").contains("fix: use --target apache");
  }

  @Test
  void aNamespaceThatIsNotThereIsNamed() throws IOException {
    project.write(
        "manifests/environments/test.yaml",
        TestProject.ENVIRONMENT.replace("emr-7.13.0-flink-latest", OF_FLINK_1_18));

    TestProject.Result refused = run("plan", "good");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("namespace 'flink' does not exist");
  }

  @Test
  void anotherNamespaceThanTheDescribedOneIsRefused() {
    TestProject.Result refused = run("plan", "good", "-n", "other");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("--namespace").contains(server.namespace());
  }

  @Test
  void aDescriptionWithoutANamespaceTakesTheGivenOne() throws IOException {
    TestProject.Result rendered = project.run("render", "good", "--env", "test", "-d", "-");
    project.write(
        "good.yaml", rendered.out().replace("  namespace: " + server.namespace() + "\n", ""));

    TestProject.Result applied =
        run("apply", "-f", project.root() + "/good.yaml", "-n", server.namespace());

    assertThat(applied.err()).doesNotContain("sluice:");
    assertThat(TestFlink.get(server, "FlinkDeployment", "good")).isNotNull();
    assertThat(
            server.client().rbac().roleBindings().inNamespace(server.namespace()).list().getItems())
        .isNotEmpty()
        .allSatisfy(
            binding ->
                assertThat(binding.getSubjects().get(0).getNamespace())
                    .isEqualTo(server.namespace()));
  }

  @Test
  void aTargetThatIsNoOperatorIsRefused() {
    TestProject.Result refused = project.run("plan", "good", "--env", "test", "--target", "nomad");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("emr, apache");
  }

  private void deployed() {
    run("apply", "good");
    TestFlink.reconcile(server, "FlinkDeployment", "good", "RUNNING");
  }

  private String live() {
    return project.run("render", "good", "--env", "test", "-d", "-").out();
  }

  /** The FlinkDeployment without what is applied along. */
  private String onItsOwn() {
    String rendered =
        project.run("render", "good", "--env", "test", "--target", "apache", "-d", "-").out();
    return rendered.substring(rendered.lastIndexOf("---\n"));
  }

  private TestProject.Result run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--env", "test", "--target", "apache"));
    return project.run(all.toArray(String[]::new));
  }
}
