package io.sluice.deployer.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.cluster.resource.ServerSide;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlannerIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void aNewDeploymentIsCreated() {
    Plan plan = plan(TestFlink.APPLICATION);

    assertThat(plan.changed()).isTrue();
    assertThat(plan.effect()).isEqualTo(Effect.CREATE);
    assertThat(plan.state()).isEqualTo(StateOutcome.NONE);
    assertThat(plan.resources()).extracting(ResourcePlan::action).containsExactly(Action.CREATE);
    assertThat(plan.notes()).isEmpty();
    assertThat(TestFlink.get(server, "FlinkDeployment", "example")).isNull();
  }

  @Test
  void haMetadataOfAnEarlierDeploymentIsNoted() {
    haMetadata("example-cluster-config-map");

    Plan plan = plan(TestFlink.APPLICATION);

    assertThat(plan.effect()).isEqualTo(Effect.CREATE);
    assertThat(plan.notes())
        .singleElement()
        .asString()
        .contains("earlier deployment", "example-cluster-config-map", "initialSavepointPath");
  }

  @Test
  void whatIsAsDescribedIsNoChange() {
    apply(TestFlink.APPLICATION);
    TestFlink.reconcile(server, "FlinkDeployment", "example", "RUNNING");

    Plan plan = plan(TestFlink.APPLICATION);

    assertThat(plan.changed()).isFalse();
    assertThat(plan.effect()).isEqualTo(Effect.NONE);
    assertThat(plan.notes()).isEmpty();
    assertThat(plan.rollback()).isNull();
  }

  @Test
  void defaultsAndOtherWaysToWriteTheSameAreNoChange() {
    apply(TestFlink.APPLICATION);

    assertThat(plan(TestFlink.APPLICATION.replace("cpu: 1,", "cpu: 1.0,")).changed()).isFalse();
  }

  @Test
  void tellsChangedAddedAndRemovedFields() {
    deployed(TestFlink.APPLICATION);

    Plan plan =
        plan(
            TestFlink.APPLICATION
                .replace("parallelism: 2", "parallelism: 4\n    entryClass: A")
                .replace("  serviceAccount: flink\n", ""));

    assertThat(plan.resources().get(0).changes())
        .extracting(Change::field, Change::before, Change::after, Change::effect)
        .containsExactlyInAnyOrder(
            tuple("spec.job.parallelism", 2, 4, Effect.RESTART_FROM_SAVEPOINT),
            tuple("spec.job.entryClass", null, "A", Effect.RESTART_FROM_SAVEPOINT),
            tuple("spec.serviceAccount", "flink", null, Effect.RESTART_FROM_SAVEPOINT));
    assertThat(plan.steps())
        .containsExactly(
            "stop the job with a savepoint below s3p://state/savepoints",
            "delete the JobManager and the TaskManagers",
            "start the job with the new specification from that savepoint");
  }

  @Test
  void whatTheOperatorOnlyReadsRestartsNothing() {
    deployed(TestFlink.APPLICATION);

    Plan plan =
        plan(
            TestFlink.APPLICATION.replace(
                "  flinkConfiguration:\n",
                "  flinkConfiguration:\n    kubernetes.operator.job.savepoint-on-deletion:"
                    + " \"true\"\n"));

    assertThat(plan.effect()).isEqualTo(Effect.IGNORED);
    assertThat(plan.state()).isEqualTo(StateOutcome.UNTOUCHED);
    assertThat(plan.resources().get(0).changes())
        .extracting(Change::effect, Change::because)
        .containsExactly(tuple(Effect.IGNORED, "the operator reads it while the job runs"));
    assertThat(plan.rollback()).isNull();
  }

  @Test
  void eachChangeSaysWhetherItIsTheOneThatRestarts() {
    deployed(TestFlink.APPLICATION);

    Plan plan =
        plan(
            TestFlink.APPLICATION
                .replace("upgradeMode: savepoint", "upgradeMode: last-state\n    state: running")
                .replace("example:1", "example:2")
                .replace("{name: example}", "{name: example, labels: {team: data}}"));

    assertThat(plan.resources().get(0).changes())
        .extracting(Change::field, Change::effect)
        .containsExactlyInAnyOrder(
            tuple("metadata.labels.team", Effect.IGNORED),
            tuple("spec.job.upgradeMode", Effect.IGNORED),
            tuple("spec.job.state", Effect.IGNORED),
            tuple("spec.image", Effect.RESTART_FROM_LAST_STATE));
  }

  @Test
  void aJobThatDoesNotRunNeedsItsHaMetadata() {
    deployed(TestFlink.APPLICATION);
    TestFlink.reconcile(server, "FlinkDeployment", "example", "RESTARTING");
    String changed = TestFlink.APPLICATION.replace("example:1", "example:2");

    assertThat(plan(changed).because()).contains("waits until it is RUNNING");

    haMetadata("example-cluster-config-map");
    assertThat(plan(changed).effect()).isEqualTo(Effect.RESTART_FROM_SAVEPOINT);
    haMetadata("example-00000000000000000000000000000001-config-map");
    assertThat(plan(changed).effect()).isEqualTo(Effect.RESTART_FROM_LAST_STATE);
  }

  @Test
  void whatTheOperatorHasNotWorkedOnYetIsTold() {
    deployed(TestFlink.APPLICATION);
    String first = TestFlink.APPLICATION.replace("example:1", "example:2");
    apply(first);

    Plan unchanged = plan(first);
    assertThat(unchanged.changed()).isFalse();
    assertThat(unchanged.pending())
        .extracting(Change::field, Change::before, Change::after)
        .containsExactly(tuple("spec.image", "example:1", "example:2"));

    Plan both =
        plan(
            first.replace(
                "  flinkConfiguration:\n",
                "  flinkConfiguration:\n    job.autoscaler.enabled: \"true\"\n"));
    assertThat(both.effect()).isEqualTo(Effect.RESTART_FROM_SAVEPOINT);
    assertThat(both.resources().get(0).changes())
        .extracting(Change::effect)
        .containsExactly(Effect.IGNORED);
    assertThat(both.notes()).anyMatch(note -> note.contains("it takes both as one"));

    Plan back = plan(TestFlink.APPLICATION);
    assertThat(back.changed()).isTrue();
    assertThat(back.effect()).isEqualTo(Effect.IGNORED);
    assertThat(back.resources().get(0).changes())
        .extracting(Change::because)
        .containsExactly("is what the operator has worked on last");
  }

  @Test
  void aSuspendedJobStaysSoAndItsChangesWait() {
    apply(TestFlink.APPLICATION);
    operate("spec: {job: {state: suspended}}");
    TestFlink.reconcile(server, "FlinkDeployment", "example", "FINISHED");

    assertThat(plan(TestFlink.APPLICATION).changed()).isFalse();
    assertThat(plan(TestFlink.APPLICATION).notes())
        .anyMatch(note -> note.contains("sluice resume example"));
    assertThat(plan(TestFlink.APPLICATION.replace("example:1", "example:2")).effect())
        .isEqualTo(Effect.DEFERRED);
  }

  @Test
  void aDescriptionThatSaysRunningResumesWhatASluiceCommandSuspended() {
    String running =
        TestFlink.APPLICATION.replace("parallelism: 2", "parallelism: 2\n    state: running");
    apply(running);
    operate("spec: {job: {state: suspended}}");
    TestFlink.reconcile(
        server,
        "FlinkDeployment",
        "example",
        "FINISHED",
        Map.of(
            "jobStatus",
            Map.of(
                "state",
                "FINISHED",
                "savepointInfo",
                Map.of(
                    "lastSavepoint",
                    Map.of(
                        "location", "s3p://state/savepoints/1",
                        "timeStamp", 1L,
                        "triggerType", "UPGRADE",
                        "formatType", "CANONICAL")))));

    Plan plan = plan(running);

    assertThat(plan.effect()).isEqualTo(Effect.RESUME);
    assertThat(plan.state()).isEqualTo(StateOutcome.KEPT);
    assertThat(plan.resources().get(0).changes())
        .extracting(Change::field, Change::setBy)
        .containsExactly(tuple("spec.job.state", "sluice suspend or resume"));
  }

  @Test
  void tellsWhetherThereIsAWayBack() {
    deployed(TestFlink.APPLICATION);
    String changed = TestFlink.APPLICATION.replace("example:1", "example:2");

    Rollback off = plan(changed).rollback();
    assertThat(off.automatic()).isFalse();
    assertThat(off.automaticBecause()).contains("kubernetes.operator.deployment.rollback.enabled");
    assertThat(off.command()).isTrue();
    assertThat(off.commandBecause()).contains("sluice rollback example");

    String enabled =
        changed.replace(
            "  flinkConfiguration:\n",
            "  flinkConfiguration:\n    kubernetes.operator.deployment.rollback.enabled:"
                + " \"true\"\n");
    assertThat(plan(enabled).rollback().automatic()).isTrue();
    assertThat(plan(enabled.replace("v1_19", "v1_18")).rollback().automaticBecause())
        .contains("spec.flinkVersion");
    assertThat(
            plan(enabled.replace("high-availability.type: kubernetes", "a: b"))
                .rollback()
                .automaticBecause())
        .contains("HA is off");
  }

  @Test
  void theAutoscalerIsToldOfWhereParallelismChanges() {
    String scaled =
        TestFlink.APPLICATION.replace(
            "  flinkConfiguration:\n",
            "  flinkConfiguration:\n    job.autoscaler.enabled: \"true\"\n");
    deployed(scaled);

    assertThat(plan(scaled.replace("parallelism: 2", "parallelism: 4")).notes())
        .anyMatch(note -> note.contains("autoscaler"));
    assertThat(plan(scaled.replace("example:1", "example:2")).notes()).isEmpty();
  }

  @Test
  void otherResourcesShowAsCreatedChangedAndUnchanged() {
    String logging =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: logs}
        data: {level: INFO}
        """;
    String secret =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: keys}
        stringData: {password: one}
        """;
    String account = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: flink}\n";
    apply(logging);
    apply(secret);

    Plan plan =
        plan(
            logging.replace("INFO", "WARN"),
            secret.replace("one", "two"),
            account,
            TestFlink.APPLICATION);

    assertThat(plan.resources())
        .extracting(ResourcePlan::toString, ResourcePlan::action)
        .containsExactly(
            tuple("ConfigMap/logs", Action.CHANGE),
            tuple("Secret/keys", Action.CHANGE),
            tuple("ServiceAccount/flink", Action.CREATE),
            tuple("FlinkDeployment/example", Action.CREATE));
    assertThat(plan.resources().get(0).changes())
        .containsExactly(new Change("data.level", "INFO", "WARN", null, null, null));
    assertThat(plan.resources().get(1).changes())
        .extracting(Change::before, Change::after)
        .containsExactly(tuple("(hidden)", "(hidden)"));
  }

  @Test
  void aSessionClusterKnowsTheJobsOnIt() {
    String cluster =
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: example}
        spec: {flinkVersion: v1_19, image: "example:1"}
        """;
    deployed(cluster);
    apply(
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkSessionJob
        metadata: {name: counts}
        spec: {deploymentName: example, job: {jarURI: "https://a/b.jar", parallelism: 1, upgradeMode: savepoint}}
        """);

    Plan plan = plan(cluster.replace("example:1", "example:2"));

    assertThat(plan.losesState()).isTrue();
    assertThat(plan.because()).contains("counts");
  }

  @Test
  void aSessionJobIsPlannedLikeAnApplication() {
    String job =
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkSessionJob
        metadata: {name: example}
        spec: {deploymentName: cluster, job: {jarURI: "https://a/b.jar", parallelism: 1, upgradeMode: savepoint}}
        """;
    apply(job);
    TestFlink.reconcile(server, "FlinkSessionJob", "example", "RUNNING");

    Plan plan = plan(job.replace("parallelism: 1", "parallelism: 2"));

    assertThat(plan.kind()).isEqualTo("FlinkSessionJob");
    assertThat(plan.effect()).isEqualTo(Effect.RESTART_FROM_SAVEPOINT);
    assertThat(plan.rollback().automatic()).isFalse();
  }

  private Plan plan(String... yaml) {
    return new Planner(server.cluster()).plan(TestFlink.resources(server, yaml));
  }

  private void deployed(String yaml) {
    apply(yaml);
    TestFlink.reconcile(server, "FlinkDeployment", "example", "RUNNING");
  }

  private void apply(String yaml) {
    new ServerSide(server.cluster())
        .apply(TestFlink.resource(yaml, server.namespace()), false, null);
  }

  private void operate(String part) {
    TestFlink.set(server, "sluice-operate", part);
  }

  private void haMetadata(String name) {
    server
        .client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels(Map.of("app", "example", "configmap-type", "high-availability"))
                .endMetadata()
                .build())
        .inNamespace(server.namespace())
        .create();
  }
}
