package io.sluice.deployer.cluster.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.StateProtectedException;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.plan.Effect;
import io.sluice.deployer.cluster.plan.Plan;
import io.sluice.deployer.cluster.plan.StateOutcome;
import io.sluice.deployer.cluster.resource.FieldManagers;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.yaml.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApplyIT {
  private static final String ACCOUNT =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: flink, labels: {team: data}}
      """;
  private static final String LOGGING =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: example-logs}
      data: {level: INFO}
      """;

  @RegisterExtension final ApiServer server = new ApiServer();
  private final Heard heard = new Heard();

  @Test
  void createsAllInOrder() {
    List<Applied> applied = apply(ACCOUNT, LOGGING, TestFlink.APPLICATION);

    assertThat(applied)
        .extracting(Applied::toString)
        .containsExactly(
            "ServiceAccount/flink", "ConfigMap/example-logs", "FlinkDeployment/example");
    assertThat(applied).extracting(Applied::outcome).containsOnly(Applied.Outcome.CREATED);
    assertThat(applied.get(2).generation()).isEqualTo(1);
    assertThat(applied.get(2).namespace()).isEqualTo(server.namespace());
    assertThat(example().getMetadata().getManagedFields())
        .extracting("manager", "operation")
        .containsExactly(org.assertj.core.groups.Tuple.tuple("sluice", "Apply"));
  }

  @Test
  void appliedTwiceChangesNothing() {
    apply(ACCOUNT, TestFlink.APPLICATION);
    String version = example().getMetadata().getResourceVersion();

    List<Applied> again = apply(ACCOUNT, TestFlink.APPLICATION);

    assertThat(again).extracting(Applied::outcome).containsOnly(Applied.Outcome.UNCHANGED);
    assertThat(heard.plan.changed()).isFalse();
    assertThat(example().getMetadata().getResourceVersion()).isEqualTo(version);
  }

  @Test
  void changesWhatIsDescribedOtherwiseAndRemovesWhatIsNoLongerDescribed() {
    apply(TestFlink.APPLICATION);
    String changed =
        TestFlink.APPLICATION
            .replace("parallelism: 2", "parallelism: 4")
            .replace("    image: example:1\n", "")
            .replace("  image: example:1\n", "");

    List<Applied> applied = apply(changed);

    assertThat(applied.get(0).outcome()).isEqualTo(Applied.Outcome.CHANGED);
    assertThat(applied.get(0).generation()).isEqualTo(2);
    assertThat(example().<Integer>get("spec", "job", "parallelism")).isEqualTo(4);
    assertThat(example().<Object>get("spec", "image")).isNull();
  }

  @Test
  void refusesToTakeWhatAnotherManagerHasSetAndNamesBoth() {
    apply(TestFlink.APPLICATION);
    set("kubectl-edit", "spec: {job: {parallelism: 8}}");

    assertThatThrownBy(
            () -> apply(TestFlink.APPLICATION.replace("parallelism: 2", "parallelism: 4")))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("FlinkDeployment/example spec.job.parallelism (set by kubectl-edit)")
        .extracting(failure -> ((ClusterException) failure).fix())
        .asString()
        .contains("--take-over");
    assertThat(example().<Integer>get("spec", "job", "parallelism")).isEqualTo(8);
  }

  @Test
  void nothingAtAllIsAppliedWhereTheLastResourceConflicts() {
    apply(TestFlink.APPLICATION);
    set("kubectl-edit", "spec: {job: {parallelism: 8}}");

    assertThatThrownBy(() -> apply(ACCOUNT, TestFlink.APPLICATION))
        .isInstanceOf(ClusterException.class);

    assertThat(
            server
                .client()
                .serviceAccounts()
                .inNamespace(server.namespace())
                .withName("flink")
                .get())
        .isNull();
  }

  @Test
  void takesOverWhenTold() {
    apply(TestFlink.APPLICATION);
    set("kubectl-edit", "spec: {job: {parallelism: 8}}");

    run(new ApplyOptions(null, true), TestFlink.APPLICATION);

    assertThat(example().<Integer>get("spec", "job", "parallelism")).isEqualTo(2);
    assertThat(
            new FieldManagers(LiveResource.of(example()).tree())
                .owner(FieldPath.of("spec", "job", "parallelism")))
        .hasValue("sluice");
  }

  @Test
  void takesOverWhatItsOwnCommandsHaveSet() {
    apply(TestFlink.APPLICATION);
    set("sluice-operate", "spec: {job: {parallelism: 8}}");

    apply(TestFlink.APPLICATION);

    assertThat(heard.plan.resources().get(0).changes())
        .extracting("field", "before", "after", "setBy")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("spec.job.parallelism", 8, 2, "sluice scale"));
    assertThat(example().<Integer>get("spec", "job", "parallelism")).isEqualTo(2);
  }

  @Test
  void takesOverWhatTheOperatorHasFilledIn() {
    apply(TestFlink.APPLICATION);
    TestFlink.fillIn(server, "example");
    TestFlink.reconcile(server, "FlinkDeployment", "example", "RUNNING");
    assertThat(apply(TestFlink.APPLICATION).get(0).outcome()).isEqualTo(Applied.Outcome.UNCHANGED);

    apply(
        TestFlink.APPLICATION
            .replace("jobManager: {resource", "jobManager: {replicas: 2, resource")
            .replace("parallelism: 2", "parallelism: 2\n    args: [a]"));

    assertThat(heard.plan.resources().get(0).changes())
        .extracting("field", "setBy")
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "spec.jobManager.replicas", "the operator as its default"),
            org.assertj.core.groups.Tuple.tuple("spec.job.args", "the operator as its default"));
    assertThat(example().<Integer>get("spec", "jobManager", "replicas")).isEqualTo(2);
  }

  @Test
  void tellsTheNewestOfTwoStrangersWhereItsOwnCommandsHaveSetFieldsToo() {
    apply(TestFlink.APPLICATION);
    set("sluice-operate", "spec: {job: {parallelism: 8}}");
    set("helm", "spec: {image: 'example:2'}");

    assertThatThrownBy(() -> apply(TestFlink.APPLICATION))
        .hasMessageContaining("spec.image (set by helm)")
        .hasMessageNotContaining("parallelism");
  }

  @Test
  void adoptsWhatSomebodyElseHasCreatedAlike() {
    server
        .client()
        .resource(Serialization.unmarshal(TestFlink.APPLICATION, GenericKubernetesResource.class))
        .inNamespace(server.namespace())
        .create();

    List<Applied> applied = apply(TestFlink.APPLICATION);

    assertThat(applied.get(0).outcome()).isEqualTo(Applied.Outcome.UNCHANGED);
    assertThat(applied.get(0).generation()).isEqualTo(1);
    assertThat(example().getMetadata().getManagedFields()).extracting("manager").contains("sluice");
  }

  @Test
  void namesAFieldThatTheClusterDoesNotKnowBeforeAnythingIsChanged() {
    String newer =
        TestFlink.APPLICATION.replace(
            "parallelism: 2", "parallelism: 2\n    savepointRedeployNonce: 1");

    assertThatThrownBy(() -> apply(ACCOUNT, newer))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("spec.job.savepointRedeployNonce")
        .hasMessageContaining("operator is older");
    assertThat(server.client().serviceAccounts().inNamespace(server.namespace()).list().getItems())
        .extracting(one -> one.getMetadata().getName())
        .doesNotContain("flink");
  }

  @Test
  void namesEmrsFieldsOnACommunityOperator() {
    String emr =
        TestFlink.APPLICATION.replace(
            "image: example:1", "emrReleaseLabel: emr-7.13.0-flink-latest");

    assertThatThrownBy(() -> apply(emr))
        .hasMessageContaining("spec.emrReleaseLabel")
        .extracting(failure -> ((ClusterException) failure).fix())
        .asString()
        .contains("--target apache");
  }

  @Test
  void namesTheFieldThatTheSchemaRefuses() {
    assertThatThrownBy(
            () -> apply(TestFlink.APPLICATION.replace("parallelism: 2", "parallelism: two")))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("spec.job.parallelism")
        .extracting(failure -> ((ClusterException) failure).fix())
        .asString()
        .contains("spec.job.parallelism");
  }

  @Test
  void saysThatTheNamespaceIsMissing() {
    List<KubernetesResource> resources =
        List.of(TestFlink.resource(TestFlink.APPLICATION, "nowhere"));

    assertThatThrownBy(
            () -> new Apply(server.cluster()).run(resources, ApplyOptions.CAREFUL, heard))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("namespace 'nowhere' does not exist");
  }

  @Test
  void saysThatTheKindIsNotKnown() {
    assertThatThrownBy(
            () -> apply(TestFlink.APPLICATION.replace("FlinkDeployment", "FlinkBlueGreen")))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("does not know the kind FlinkBlueGreen")
        .extracting(failure -> ((ClusterException) failure).fix())
        .asString()
        .contains("custom resource definitions");
  }

  @Test
  void finishesWhatAnInterruptedApplyHasBegun() {
    Apply apply = new Apply(server.cluster());
    List<KubernetesResource> resources =
        TestFlink.resources(server, ACCOUNT, LOGGING, TestFlink.APPLICATION);
    heard.dieAfter = "ServiceAccount/flink";
    assertThatThrownBy(() -> apply.run(resources, ApplyOptions.CAREFUL, heard))
        .isInstanceOf(Died.class);
    heard.dieAfter = null;

    List<Applied> applied = apply.run(resources, ApplyOptions.CAREFUL, heard);

    assertThat(applied)
        .extracting(Applied::outcome)
        .containsExactly(
            Applied.Outcome.UNCHANGED, Applied.Outcome.CREATED, Applied.Outcome.CREATED);
    assertThat(apply.run(resources, ApplyOptions.CAREFUL, heard))
        .extracting(Applied::outcome)
        .containsOnly(Applied.Outcome.UNCHANGED);
  }

  @Test
  void refusesToLoseStateUnlessTheDeploymentIsNamed() {
    apply(TestFlink.APPLICATION);
    TestFlink.reconcile(server, "FlinkDeployment", "example", "RUNNING");
    String stateless =
        TestFlink.APPLICATION
            .replace("upgradeMode: savepoint", "upgradeMode: stateless")
            .replace("example:1", "example:2");

    assertThatThrownBy(() -> apply(stateless))
        .isInstanceOf(StateProtectedException.class)
        .hasMessageContaining("spec.job.upgradeMode becomes stateless")
        .hasMessageContaining("spec.image")
        .extracting(failure -> ((StateProtectedException) failure).fix())
        .asString()
        .contains("--allow-state-loss example");
    assertThatThrownBy(() -> run(new ApplyOptions("another", false), stateless))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("'another'");

    run(new ApplyOptions("example", false), stateless);

    assertThat(example().<String>get("spec", "image")).isEqualTo("example:2");
  }

  @Test
  void refusesWhatTheOperatorWouldRefuse() {
    apply(TestFlink.APPLICATION);
    TestFlink.reconcile(server, "FlinkDeployment", "example", "RUNNING");

    assertThatThrownBy(
            () -> apply(TestFlink.APPLICATION.replace("image: example:1", "mode: standalone")))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("native and standalone");
  }

  @Test
  void createsNoOtherWhereTheOneThatWasPlannedForIsDeletedMeanwhile() {
    deployed();
    heard.meanwhile = () -> server.client().resource(example()).delete();

    assertThatThrownBy(() -> apply(TestFlink.APPLICATION.replace("example:1", "example:2")))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("FlinkDeployment/example was deleted");

    assertThat(example()).isNull();
  }

  @Test
  void leavesAnotherOfTheSameNameAloneThatWasCreatedMeanwhile() {
    deployed();
    heard.meanwhile =
        () -> {
          server.client().resource(example()).delete();
          set("sluice", TestFlink.APPLICATION.substring(TestFlink.APPLICATION.indexOf("spec:")));
        };

    assertThatThrownBy(() -> apply(TestFlink.APPLICATION.replace("example:1", "example:2")))
        .hasMessageContaining("was deleted");

    assertThat(example().<String>get("spec", "image")).isEqualTo("example:1");
  }

  @Test
  void leavesASpecificationAloneThatWasChangedMeanwhile() {
    deployed();
    heard.meanwhile = () -> set("helm", "spec: {job: {upgradeMode: stateless}}");

    assertThatThrownBy(
            () ->
                run(
                    new ApplyOptions(null, true),
                    TestFlink.APPLICATION.replace("example:1", "example:2")))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("was changed by somebody else");

    assertThat(example().<String>get("spec", "image")).isEqualTo("example:1");
  }

  @Test
  void goesOnWhereOnlyTheStatusHasChanged() {
    deployed();
    heard.meanwhile = () -> TestFlink.reconcile(server, "FlinkDeployment", "example", "RESTARTING");

    apply(TestFlink.APPLICATION.replace("example:1", "example:2"));

    assertThat(example().<String>get("spec", "image")).isEqualTo("example:2");
  }

  @Test
  void refusesWhereTheNewStatusMeansThatStateIsLost() {
    deployed();
    heard.meanwhile = () -> TestFlink.reconcile(server, "FlinkDeployment", "example", "FAILED");

    assertThatThrownBy(() -> apply(TestFlink.APPLICATION.replace("example:1", "example:2")))
        .isInstanceOf(StateProtectedException.class);

    assertThat(example().<String>get("spec", "image")).isEqualTo("example:1");
  }

  @Test
  void isDoneWhereAnotherHasAppliedTheSameMeanwhile() {
    deployed();
    heard.meanwhile = () -> set("sluice", changedSpec());

    assertThat(apply(TestFlink.APPLICATION.replace("example:1", "example:2")).get(0).generation())
        .isEqualTo(2);
  }

  @Test
  void theFixOfAnImageThatCouldNotBePulledGoesThrough() {
    apply(TestFlink.APPLICATION);
    TestFlink.reconcile(
        server,
        "FlinkDeployment",
        "example",
        "RECONCILING",
        Map.of(
            "jobManagerDeploymentStatus",
            "ERROR",
            "reconciliationStatus",
            Map.of("state", "DEPLOYED", "lastReconciledSpec", firstDeployment())));
    jobManagerThatNeverStarted();

    apply(TestFlink.APPLICATION.replace("example:1", "example:2"));

    assertThat(heard.plan.effect()).isEqualTo(Effect.REDEPLOY_WITHOUT_STATE);
    assertThat(heard.plan.state()).isEqualTo(StateOutcome.NONE);
    assertThat(example().<String>get("spec", "image")).isEqualTo("example:2");
  }

  @Test
  void refusesWhatIsBeingDeleted() {
    apply(TestFlink.APPLICATION.replace("{name: example}", "{name: example, finalizers: [a.b/c]}"));
    server.client().resource(example()).delete();

    assertThatThrownBy(() -> apply(TestFlink.APPLICATION))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("is being deleted");
  }

  private void deployed() {
    apply(TestFlink.APPLICATION);
    TestFlink.reconcile(server, "FlinkDeployment", "example", "RUNNING");
  }

  private static String changedSpec() {
    return TestFlink.APPLICATION
        .replace("example:1", "example:2")
        .substring(TestFlink.APPLICATION.indexOf("spec:"));
  }

  /** What the operator notes first, whatever the upgrade mode is. */
  @SuppressWarnings("unchecked")
  private static String firstDeployment() {
    Map<String, Object> noted =
        Serialization.unmarshal(
            TestFlink.APPLICATION.replace("upgradeMode: savepoint", "upgradeMode: stateless"),
            Map.class);
    return TestFlink.reconciled((Map<String, Object>) noted.get("spec"), 1);
  }

  /** Its Deployment, as its controller leaves it where the image is not there. */
  private void jobManagerThatNeverStarted() {
    Deployment made =
        server
            .client()
            .apps()
            .deployments()
            .inNamespace(server.namespace())
            .resource(
                new DeploymentBuilder()
                    .withNewMetadata()
                    .withName("example")
                    .endMetadata()
                    .withNewSpec()
                    .withNewSelector()
                    .addToMatchLabels("app", "example")
                    .endSelector()
                    .withNewTemplate()
                    .withNewMetadata()
                    .addToLabels("app", "example")
                    .endMetadata()
                    .withNewSpec()
                    .addNewContainer()
                    .withName("flink-main-container")
                    .withImage("example:1")
                    .endContainer()
                    .endSpec()
                    .endTemplate()
                    .endSpec()
                    .build())
            .create();
    String created = made.getMetadata().getCreationTimestamp();
    server
        .client()
        .resource(
            new DeploymentBuilder(made)
                .withNewStatus()
                .addNewCondition()
                .withType("Available")
                .withStatus("False")
                .withLastTransitionTime(created)
                .withLastUpdateTime(created)
                .endCondition()
                .endStatus()
                .build())
        .updateStatus();
  }

  private List<Applied> apply(String... yaml) {
    return run(ApplyOptions.CAREFUL, yaml);
  }

  private List<Applied> run(ApplyOptions options, String... yaml) {
    return new Apply(server.cluster()).run(TestFlink.resources(server, yaml), options, heard);
  }

  private GenericKubernetesResource example() {
    return TestFlink.get(server, "FlinkDeployment", "example");
  }

  private void set(String manager, String part) {
    TestFlink.set(server, manager, part);
  }

  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Heard implements ApplyListener {
    private final List<String> done = new ArrayList<>();
    private Plan plan;
    private String dieAfter;
    private Runnable meanwhile = () -> {};

    @Override
    public void planned(Plan made) {
      plan = made;
      Runnable once = meanwhile;
      meanwhile = () -> {};
      once.run();
    }

    @Override
    public void applying(KubernetesResource resource) {}

    @Override
    public void applied(Applied applied) {
      done.add(applied.toString());
      if (applied.toString().equals(dieAfter)) {
        throw new Died();
      }
    }
  }
}
