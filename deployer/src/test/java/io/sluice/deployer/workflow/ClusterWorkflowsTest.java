package io.sluice.deployer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.workflow.interpreter.Execution;
import io.sluice.deployer.workflow.interpreter.Interpreter;
import io.sluice.deployer.workflow.language.Definition;
import io.sluice.deployer.workflow.language.QueryLanguage;
import io.sluice.deployer.workflow.state.StateMachine;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterWorkflowsTest {
  private final FakeEks eks = new FakeEks();

  @ParameterizedTest
  @EnumSource
  void createsTheClusterThenWhoMayUseItThenWhatRunsInIt(QueryLanguage language) {
    Execution execution = run(CreateClusterWorkflow.of(Workflows.plan()), language);

    assertThat(execution.output())
        .isEqualTo(Map.of("cluster", "flink-test", "endpoint", "https://example"));
    assertThat(eks.calls)
        .containsExactly(
            "aws-sdk:eks:describeCluster",
            "eks:createCluster.sync",
            "aws-sdk:eks:describeCluster",
            "eks:call",
            "eks:createNodegroup.sync",
            "eks:createFargateProfile.sync");
  }

  @ParameterizedTest
  @EnumSource
  void removesAllThatItMadeWhenAPartFails(QueryLanguage language) {
    eks.failing = "createFargateProfile";

    Execution execution = run(CreateClusterWorkflow.of(Workflows.plan()), language);

    assertThat(execution.error()).isEqualTo("Sluice.Failed");
    assertThat(execution.cause()).contains("createFargateProfile did not work");
    assertThat(eks.exists).isFalse();
    assertThat(eks.parts).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhereSomethingIsLeftThatCostsMoney(QueryLanguage language) {
    eks.failing = "createFargateProfile";
    eks.parts.add("nodes of somebody else");

    Execution execution = run(CreateClusterWorkflow.of(Workflows.plan()), language);

    assertThat(execution.error()).isEqualTo("Sluice.LeftOver");
    assertThat(execution.cause()).contains("aws eks delete-cluster --name flink-test");
  }

  @ParameterizedTest
  @EnumSource
  void neverTouchesAClusterThatWasThereBefore(QueryLanguage language) {
    eks.exists = true;

    Execution execution = run(CreateClusterWorkflow.of(Workflows.plan()), language);

    assertThat(execution.error()).isEqualTo("Sluice.ClusterExists");
    assertThat(eks.calls).containsExactly("aws-sdk:eks:describeCluster");
  }

  @ParameterizedTest
  @EnumSource
  void neverRemovesAClusterThatSomebodyElseMadeMeanwhile(QueryLanguage language) {
    eks.failing = "createCluster";
    FakeEks others =
        new FakeEks() {
          @Override
          public Object call(String service, Map<String, Object> arguments) {
            if (service.contains("createCluster")) {
              exists = true;
              tags.put("SluiceExecution", "another");
            }
            return super.call(service, arguments);
          }
        };
    others.failing = "createCluster";

    Execution execution = run(CreateClusterWorkflow.of(Workflows.plan()), language, others);

    assertThat(execution.error()).isEqualTo("Sluice.Failed");
    assertThat(others.exists).isTrue();
    assertThat(others.calls).noneMatch(call -> call.contains("delete"));
  }

  @ParameterizedTest
  @EnumSource
  void deletesEveryPartBeforeTheCluster(QueryLanguage language) {
    run(CreateClusterWorkflow.of(Workflows.plan()), language);
    eks.parts.add("nodes further");
    eks.parts.add("fargate further");

    Execution execution = run(DeleteClusterWorkflow.of("flink-test"), language);

    assertThat(execution.succeeded()).describedAs(execution.cause()).isTrue();
    assertThat(eks.exists).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aClusterThatIsGoneIsAGoodEnd(QueryLanguage language) {
    assertThat(run(DeleteClusterWorkflow.of("flink-test"), language).succeeded()).isTrue();
  }

  private Execution run(StateMachine machine, QueryLanguage language) {
    return run(machine, language, eks);
  }

  private static Execution run(StateMachine machine, QueryLanguage language, FakeEks eks) {
    return new Interpreter(Definition.of(machine, language, "aws"), eks, seconds -> {})
        .run(Map.of());
  }
}
