package io.sluice.deployer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.target.EmrTarget;
import io.sluice.deployer.workflow.interpreter.Execution;
import io.sluice.deployer.workflow.interpreter.Interpreter;
import io.sluice.deployer.workflow.interpreter.KubernetesServices;
import io.sluice.deployer.workflow.language.Definition;
import io.sluice.deployer.workflow.language.QueryLanguage;
import io.sluice.deployer.workflow.state.StateMachine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not a running job: suspended ones, session clusters, ones that somebody deletes. */
class WorkflowCasesIT {
  private static final String NAME = "web-sessions";

  @RegisterExtension final ApiServer server = new ApiServer();

  private PlayedFlinkOperator operator;

  @BeforeEach
  void play() {
    operator = new PlayedFlinkOperator(server, NAME);
  }

  @ParameterizedTest
  @EnumSource
  void aSuspendedJobIsDeployedWhenItIsSuspended(QueryLanguage language) {
    operator.lifecycle = "SUSPENDED";
    operator.jobState = "FINISHED";

    Execution execution =
        run(
            DeployWorkflow.of(Workflows.withJob(server.namespace(), "state", "suspended")),
            language);

    assertThat(execution.output()).asString().contains("lifecycleState=SUSPENDED");
  }

  @ParameterizedTest
  @EnumSource
  void aSessionClusterIsDeployedAndDeletedWithoutASavepoint(QueryLanguage language) {
    Described session = Workflows.sessionCluster(server.namespace());
    operator.jobState = "";

    Execution deployed = run(DeployWorkflow.of(session), language);
    Execution deleted = run(DeleteWorkflow.of(session, true), language);

    assertThat(deployed.output()).asString().contains("STABLE").doesNotContain("jobState");
    assertThat(deleted.succeeded()).describedAs(deleted.cause()).isTrue();
    assertThat(operator.live()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void aJobWithoutStateIsDeletedWithoutASavepoint(QueryLanguage language) {
    Described stateless = Workflows.withJob(server.namespace(), "upgradeMode", "stateless");
    run(DeployWorkflow.of(stateless), language);
    operator.jobState = "FAILED";
    operator.accept(0);

    Execution deleted = run(DeleteWorkflow.of(stateless, true), language);

    assertThat(deleted.succeeded()).describedAs(deleted.cause()).isTrue();
    assertThat(deleted.states()).doesNotContain("Ask for a savepoint");
  }

  @ParameterizedTest
  @EnumSource
  void aSuspendedJobIsDeletedWhereItsSavepointIsItsState(QueryLanguage language) {
    run(DeployWorkflow.of(described()), language);
    suspend("s3p://state/savepoints/savepoint-0");

    Execution deleted = run(DeleteWorkflow.of(described(), true), language);

    assertThat(deleted.output())
        .asString()
        .contains("savepoint=s3p://state/savepoints/savepoint-0");
    assertThat(deleted.states()).doesNotContain("Ask for a savepoint");
  }

  @ParameterizedTest
  @EnumSource
  void aSuspendedJobWhoseStateIsACheckpointStays(QueryLanguage language) {
    Described lastState = Workflows.withJob(server.namespace(), "upgradeMode", "last-state");
    run(DeployWorkflow.of(lastState), language);
    suspend("s3p://state/savepoints/an-older-one");

    Execution deleted = run(DeleteWorkflow.of(lastState, true), language);

    assertThat(deleted.error()).isEqualTo("Sluice.StateWouldBeLost");
    assertThat(operator.live()).isNotNull();
    operator.release();
  }

  @ParameterizedTest
  @EnumSource
  void oneThatSomebodyDeletesIsNotDeployedOver(QueryLanguage language) {
    run(DeployWorkflow.of(described()), language);
    operator.letsGo = false;
    delete();

    Execution execution = run(DeployWorkflow.of(described()), language);

    assertThat(execution.error()).isEqualTo("Sluice.BeingDeleted");
    operator.release();
  }

  @ParameterizedTest
  @EnumSource
  void oneThatSomebodyDeletesMeanwhileIsTold(QueryLanguage language) {
    operator.letsGo = false;
    LongConsumer deleting =
        seconds -> {
          operator.lifecycle = "DEPLOYED";
          operator.accept(seconds);
          delete();
        };

    Execution execution = run(DeployWorkflow.of(described()), language, deleting);

    assertThat(execution.error()).isEqualTo("Sluice.BeingDeleted");
    operator.release();
  }

  @ParameterizedTest
  @EnumSource
  void aDeletionThatHangsIsTold(QueryLanguage language) {
    run(DeployWorkflow.of(described()), language);
    operator.letsGo = false;

    Execution execution = run(DeleteWorkflow.of(described(), false), language);

    assertThat(execution.error()).isEqualTo("Sluice.TimedOut");
    assertThat(execution.cause()).contains("not gone within 600 s").contains("session cluster");
    Execution again = run(DeleteWorkflow.of(described(), true), language);
    assertThat(again.states()).doesNotContain("Delete it");
    operator.release();
  }

  @ParameterizedTest
  @EnumSource
  void whatLeadsToTheOldJobGoesAfterItsLastPod(QueryLanguage language) {
    run(DeployWorkflow.of(described()), language);
    pod();
    highAvailability(NAME);
    highAvailability("another");
    AtomicInteger waits = new AtomicInteger();
    LongConsumer ending =
        seconds -> {
          operator.accept(seconds);
          if (operator.live() == null && waits.incrementAndGet() == 2) {
            server.client().pods().inNamespace(server.namespace()).withGracePeriod(0).delete();
          }
        };

    Execution execution = run(DeleteWorkflow.of(described(), true), language, ending);

    assertThat(execution.succeeded()).describedAs(execution.cause()).isTrue();
    assertThat(waits).hasValue(2);
    assertThat(highAvailabilityMaps()).containsExactly("another-cluster-config-map");
  }

  @ParameterizedTest
  @EnumSource
  void whatLeadsToAJobThatSomebodyElseDeletedStays(QueryLanguage language) {
    highAvailability(NAME);

    Execution execution = run(DeleteWorkflow.of(described(), true), language);

    assertThat(execution.succeeded()).describedAs(execution.cause()).isTrue();
    assertThat(highAvailabilityMaps()).containsExactly(NAME + "-cluster-config-map");
  }

  @ParameterizedTest
  @EnumSource
  void onlyAJobThatIsThereAndRunsCanTakeASavepoint(QueryLanguage language) {
    assertThat(run(SavepointWorkflow.of(described()), language).error())
        .isEqualTo("Sluice.NotFound");
    run(DeployWorkflow.of(described()), language);
    operator.jobState = "RECONCILING";
    operator.accept(0);

    Execution execution = run(SavepointWorkflow.of(described()), language);

    assertThat(execution.error()).isEqualTo("Sluice.SavepointFailed");
    assertThat(execution.cause()).contains("Only a running job");
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatEndsWhileItsSavepointIsTakenIsTold(QueryLanguage language) {
    run(DeployWorkflow.of(described()), language);
    operator.savepoints = false;
    operator.takesUp = false;
    operator.error = "checkpoint expired";
    LongConsumer failing =
        seconds -> {
          operator.jobState = "FAILED";
          operator.accept(seconds);
        };

    Execution execution = run(SavepointWorkflow.of(described()), language, failing);

    assertThat(execution.error()).isEqualTo("Sluice.SavepointFailed");
    assertThat(execution.cause()).contains("checkpoint expired");
  }

  private void highAvailability(String app) {
    server
        .client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(app + "-cluster-config-map")
                .withNamespace(server.namespace())
                .addToLabels("app", app)
                .addToLabels("configmap-type", "high-availability")
                .endMetadata()
                .build())
        .create();
  }

  private List<String> highAvailabilityMaps() {
    return server
        .client()
        .configMaps()
        .inNamespace(server.namespace())
        .withLabel("configmap-type", "high-availability")
        .list()
        .getItems()
        .stream()
        .map(one -> one.getMetadata().getName())
        .toList();
  }

  private void pod() {
    server
        .client()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("default")
                .withNamespace(server.namespace())
                .endMetadata()
                .build())
        .createOr(NonDeletingOperation::update);
    server
        .client()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(NAME + "-1")
                .withNamespace(server.namespace())
                .addToLabels("app", NAME)
                .addToLabels("type", "flink-native-kubernetes")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("flink")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  private void suspend(String savepoint) {
    operator.lifecycle = "SUSPENDED";
    operator.jobState = "FINISHED";
    operator.savepointBefore = savepoint;
    operator.accept(0);
  }

  private void delete() {
    server
        .client()
        .genericKubernetesResources(Cluster.DEPLOYMENTS)
        .inNamespace(server.namespace())
        .withName(NAME)
        .delete();
  }

  private Described described() {
    return Workflows.ofOperator17(new EmrTarget(), server.namespace());
  }

  private Execution run(StateMachine machine, QueryLanguage language) {
    return run(machine, language, operator);
  }

  private Execution run(StateMachine machine, QueryLanguage language, LongConsumer pause) {
    return new Interpreter(
            Definition.of(machine, language, "aws"), new KubernetesServices(server.client()), pause)
        .run(Map.of());
  }
}
