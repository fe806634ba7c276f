package io.sluice.deployer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.target.ClusterTarget;
import io.sluice.deployer.target.EmrTarget;
import io.sluice.deployer.target.apache.ApacheTarget;
import io.sluice.deployer.workflow.eks.ClusterName;
import io.sluice.deployer.workflow.interpreter.Execution;
import io.sluice.deployer.workflow.interpreter.Interpreter;
import io.sluice.deployer.workflow.interpreter.KubernetesServices;
import io.sluice.deployer.workflow.interpreter.ServiceError;
import io.sluice.deployer.workflow.interpreter.Services;
import io.sluice.deployer.workflow.language.Definition;
import io.sluice.deployer.workflow.language.QueryLanguage;
import io.sluice.deployer.workflow.state.StateMachine;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The workflows against a real API server, with the operator played while they wait. */
class WorkflowIT {
  private static final String NAME = "web-sessions";

  @RegisterExtension final ApiServer server = new ApiServer();

  private PlayedFlinkOperator operator;
  private Services services;

  @BeforeEach
  void play() {
    operator = new PlayedFlinkOperator(server, NAME);
    services = new KubernetesServices(server.client());
  }

  @ParameterizedTest
  @EnumSource
  void deploysEverythingThatIsDescribedAndEndsWhenItIsAtWork(QueryLanguage language) {
    Execution execution = run(DeployWorkflow.of(described(new ApacheTarget())), language);

    assertThat(execution.output())
        .isEqualTo(
            Map.of(
                "kind", "FlinkDeployment",
                "namespace", server.namespace(),
                "name", NAME,
                "lifecycleState", "STABLE",
                "jobState", "RUNNING",
                "jobId", "0123456789abcdef0123456789abcdef"));
    assertThat(execution.states()).contains("Create ServiceAccount", "Create FlinkDeployment");
    assertThat(account()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void aSecondTimeItReplacesAndKeepsWhatOthersPutThere(QueryLanguage language) {
    StateMachine deploy = DeployWorkflow.of(described(new ApacheTarget()));
    run(deploy, language);
    editing(
        live -> {
          live.getMetadata().setAnnotations(Map.of("team", "a"));
          live.<Map<String, Object>>get("spec").put("restartNonce", 50);
        });
    long generation = operator.live().getMetadata().getGeneration();

    Execution execution = run(deploy, language);

    assertThat(execution.succeeded()).describedAs(execution.cause()).isTrue();
    assertThat(execution.states()).contains("Replace ServiceAccount", "Replace FlinkDeployment");
    GenericKubernetesResource live = operator.live();
    assertThat(live.getMetadata().getAnnotations()).containsEntry("team", "a");
    assertThat(live.getMetadata().getFinalizers()).hasSize(1);
    assertThat(live.<Map<String, Object>>get("spec")).containsEntry("restartNonce", 3);
    assertThat(live.getMetadata().getGeneration()).isEqualTo(generation + 1);
  }

  @ParameterizedTest
  @EnumSource
  void readsAgainWhereSomebodyWasFaster(QueryLanguage language) {
    StateMachine deploy = DeployWorkflow.of(described(new EmrTarget()));
    run(deploy, language);
    AtomicInteger replacements = new AtomicInteger();
    Services racing =
        (service, arguments) -> {
          if ("PUT".equals(arguments.get("Method")) && replacements.getAndIncrement() == 0) {
            editing(live -> live.getMetadata().setLabels(Map.of("raced", "yes")));
          }
          return services.call(service, arguments);
        };

    Execution execution = execute(deploy, language, racing, operator, Map.of());

    assertThat(execution.succeeded()).describedAs(execution.cause()).isTrue();
    assertThat(execution.states()).filteredOn("Read FlinkDeployment"::equals).hasSize(2);
    assertThat(operator.live().getMetadata().getLabels()).containsEntry("raced", "yes");
  }

  @ParameterizedTest
  @EnumSource
  void aJobThatFailsIsAFailureWithTheOperatorsWords(QueryLanguage language) {
    operator.jobState = "FAILED";
    operator.lifecycle = "FAILED";
    operator.error = "{\"message\":\"it's {broken}\"}";

    Execution execution = run(DeployWorkflow.of(described(new EmrTarget())), language);

    assertThat(execution.error()).isEqualTo("Sluice.Failed");
    assertThat(execution.cause()).contains("it's {broken}").contains("sluice explain " + NAME);
  }

  @ParameterizedTest
  @EnumSource
  void anErrorThatLastsIsAFailureBeforeTheTimeIsUp(QueryLanguage language) {
    operator.takesUp = false;
    operator.lifecycle = "CREATED";
    operator.error = "no such image";

    Execution execution = run(DeployWorkflow.of(described(new EmrTarget())), language);

    assertThat(execution.error()).isEqualTo("Sluice.Failed");
    assertThat(execution.states()).filteredOn("Look: stable"::equals).hasSizeBetween(6, 8);
  }

  @ParameterizedTest
  @EnumSource
  void aRolledBackOneAndALateOneAreTold(QueryLanguage language) {
    operator.lifecycle = "ROLLED_BACK";
    assertThat(run(DeployWorkflow.of(described(new EmrTarget())), language).error())
        .isEqualTo("Sluice.RolledBack");

    operator.lifecycle = "DEPLOYED";
    operator.jobState = "RECONCILING";
    Execution late = run(DeployWorkflow.of(described(new EmrTarget())), language);
    assertThat(late.error()).isEqualTo("Sluice.TimedOut");
    assertThat(late.cause()).contains("within 600 s");
  }

  @ParameterizedTest
  @EnumSource
  void aBoundedJobIsDoneWhenItIsFinished(QueryLanguage language) {
    operator.jobState = "FINISHED";

    Execution execution = run(DeployWorkflow.of(described(new EmrTarget())), language);

    assertThat(execution.output()).asString().contains("jobState=FINISHED");
  }

  @ParameterizedTest
  @EnumSource
  void takesASavepointAndTellsWhereItIs(QueryLanguage language) {
    run(DeployWorkflow.of(described(new EmrTarget())), language);

    Execution execution = run(SavepointWorkflow.of(described(new EmrTarget())), language);

    assertThat(execution.output())
        .asString()
        .contains("savepoint=" + PlayedFlinkOperator.SAVEPOINT);
    assertThat(operator.live().<Map<String, Object>>get("spec"))
        .containsKeys("flinkConfiguration", "job");
  }

  @ParameterizedTest
  @EnumSource
  void deletesWithASavepointAndLeavesNothing(QueryLanguage language) {
    run(DeployWorkflow.of(described(new ApacheTarget())), language);

    Execution execution = run(DeleteWorkflow.of(described(new ApacheTarget()), true), language);

    assertThat(execution.output())
        .asString()
        .contains("savepoint=" + PlayedFlinkOperator.SAVEPOINT);
    assertThat(operator.live()).isNull();
    assertThat(account()).isNull();
    assertThat(run(DeleteWorkflow.of(described(new ApacheTarget()), true), language).succeeded())
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void deletesNothingWhereStateWouldBeLost(QueryLanguage language) {
    run(DeployWorkflow.of(described(new EmrTarget())), language);
    operator.jobState = "RECONCILING";
    operator.accept(0);

    Execution kept = run(DeleteWorkflow.of(described(new EmrTarget()), true), language);

    assertThat(kept.error()).isEqualTo("Sluice.StateWouldBeLost");
    assertThat(operator.live()).isNotNull();
    assertThat(run(DeleteWorkflow.of(described(new EmrTarget()), false), language).succeeded())
        .isTrue();
    assertThat(operator.live()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void deletesNothingWhereTheSavepointIsGivenUp(QueryLanguage language) {
    run(DeployWorkflow.of(described(new EmrTarget())), language);
    operator.savepoints = false;

    Execution execution = run(DeleteWorkflow.of(described(new EmrTarget()), true), language);

    assertThat(execution.error()).isEqualTo("Sluice.SavepointFailed");
    assertThat(operator.live()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void aWholeLifeEndsWhenTheTimeIsUpOrTheJobIsFinished(QueryLanguage language) {
    StateMachine life = RunWorkflow.of(described(new ApacheTarget()), Duration.ofMinutes(3));

    Execution stopped = run(life, language);
    assertThat(stopped.output()).asString().contains("savepoint=");
    assertThat(operator.live()).isNull();

    operator.jobState = "FINISHED";
    Execution finished = run(life, language);
    assertThat(finished.succeeded()).describedAs(finished.cause()).isTrue();
    assertThat(finished.states()).doesNotContain("Ask for a savepoint");
    assertThat(operator.live()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void anExecutionMayNameTheClusterAndHasToWhereNobodyElseDoes(QueryLanguage language) {
    Described described = described(new EmrTarget());
    StateMachine anywhere =
        DeployWorkflow.of(
            new Described(new ClusterName(null), described.resources(), described.timeout()));

    assertThat(run(anywhere, language).error()).isEqualTo("Sluice.NoCluster");
    assertThat(execute(anywhere, language, services, operator, Map.of("cluster", "none")).cause())
        .contains("There is no EKS cluster none");
    assertThat(
            execute(
                    anywhere,
                    language,
                    services,
                    operator,
                    Map.of("cluster", KubernetesServices.CLUSTER))
                .succeeded())
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void missingAccessIsNamed(QueryLanguage language) {
    StateMachine deploy = DeployWorkflow.of(described(new EmrTarget()));

    Execution forbidden = run(deploy, language, refusing("EKS.403", "flinkdeployments forbidden"));
    assertThat(forbidden.error()).isEqualTo("Sluice.NotAllowed");
    assertThat(forbidden.cause())
        .contains("sluice workflow permissions")
        .contains("flinkdeployments forbidden");

    Execution unknown = run(deploy, language, refusing("EKS.401", "Unauthorized"));
    assertThat(unknown.error()).isEqualTo("Sluice.NoAccess");
    assertThat(unknown.cause()).contains("access entry");
  }

  @ParameterizedTest
  @EnumSource
  void callsAreTriedAgainWhileTheServerIsBusyAndOtherRefusalsAreTold(QueryLanguage language) {
    StateMachine deploy = DeployWorkflow.of(described(new EmrTarget()));
    AtomicInteger calls = new AtomicInteger();
    Services busy =
        (service, arguments) -> {
          if (service.equals("eks:call") && calls.getAndIncrement() % 2 == 0) {
            throw new ServiceError("EKS.429", "busy");
          }
          return services.call(service, arguments);
        };

    Execution execution = run(deploy, language, busy);
    assertThat(execution.succeeded()).describedAs(execution.cause()).isTrue();
    assertThat(run(deploy, language, refusing("EKS.422", "spec.job is wrong")).error())
        .isEqualTo("EKS.422");
  }

  private Services refusing(String error, String cause) {
    return (service, arguments) -> {
      if (service.equals("eks:call")) {
        throw new ServiceError(error, cause);
      }
      return services.call(service, arguments);
    };
  }

  private Described described(ClusterTarget target) {
    return Workflows.ofOperator17(target, server.namespace());
  }

  private ServiceAccount account() {
    KubernetesClient client = server.client();
    List<ServiceAccount> accounts =
        client.serviceAccounts().inNamespace(server.namespace()).list().getItems();
    return accounts.stream()
        .filter(one -> one.getMetadata().getName().equals(NAME))
        .findFirst()
        .orElse(null);
  }

  private void editing(Consumer<GenericKubernetesResource> change) {
    server
        .client()
        .genericKubernetesResources(Cluster.DEPLOYMENTS)
        .inNamespace(server.namespace())
        .withName(NAME)
        .edit(
            live -> {
              change.accept(live);
              return live;
            });
  }

  private Execution run(StateMachine machine, QueryLanguage language) {
    return run(machine, language, services);
  }

  private Execution run(StateMachine machine, QueryLanguage language, Services called) {
    return execute(machine, language, called, operator, Collections.emptyMap());
  }

  private static Execution execute(
      StateMachine machine,
      QueryLanguage language,
      Services called,
      LongConsumer pause,
      Map<String, Object> input) {
    return new Interpreter(Definition.of(machine, language, "aws"), called, pause).run(input);
  }
}
