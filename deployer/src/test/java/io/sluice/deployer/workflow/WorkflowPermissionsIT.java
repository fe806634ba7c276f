package io.sluice.deployer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.target.ClusterTarget;
import io.sluice.deployer.target.EmrTarget;
import io.sluice.deployer.target.apache.ApacheTarget;
import io.sluice.deployer.workflow.access.ClusterPermissions;
import io.sluice.deployer.workflow.interpreter.Execution;
import io.sluice.deployer.workflow.interpreter.Interpreter;
import io.sluice.deployer.workflow.interpreter.KubernetesServices;
import io.sluice.deployer.workflow.language.Definition;
import io.sluice.deployer.workflow.language.QueryLanguage;
import io.sluice.deployer.workflow.state.StateMachine;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The workflows as a member of the group, which may do what its Role says and nothing else. */
class WorkflowPermissionsIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  private KubernetesClient member;

  @BeforeEach
  void impersonate() {
    member = as(server.kubeconfig());
  }

  @AfterEach
  void close() {
    if (member != null) {
      member.close();
    }
  }

  @Test
  void theRoleIsEnoughToDeployAndToDeleteAndIsNeeded() {
    assertThat(run(DeployWorkflow.of(described(new ApacheTarget()))).error())
        .isEqualTo("Sluice.NotAllowed");

    permit(new ApacheTarget());

    assertSucceeds(DeployWorkflow.of(described(new ApacheTarget())));
    assertSucceeds(DeployWorkflow.of(described(new ApacheTarget())));
    assertSucceeds(DeleteWorkflow.of(described(new ApacheTarget()), true));
  }

  @Test
  void theRoleForEmrsOperatorReachesNoServiceAccount() {
    permit(new EmrTarget());

    assertSucceeds(DeployWorkflow.of(described(new EmrTarget())));
    Execution other = run(DeployWorkflow.of(described(new ApacheTarget())));
    assertThat(other.error()).isEqualTo("Sluice.NotAllowed");
    assertThat(other.cause()).contains("serviceaccounts");
  }

  private void permit(ClusterTarget target) {
    ClusterPermissions.of(described(target).resources())
        .forEach(document -> server.client().resource(document.yaml()).create());
  }

  private Described described(ClusterTarget target) {
    return Workflows.ofOperator17(target, server.namespace());
  }

  private void assertSucceeds(StateMachine machine) {
    Execution execution = run(machine);
    assertThat(execution.succeeded())
        .describedAs("%s: %s", execution.error(), execution.cause())
        .isTrue();
  }

  private Execution run(StateMachine machine) {
    return new Interpreter(
            Definition.of(machine, QueryLanguage.JSONATA, "aws"),
            new KubernetesServices(member),
            new PlayedFlinkOperator(server, "web-sessions"))
        .run(Map.of());
  }

  private static KubernetesClient as(String kubeconfig) {
    Config config =
        new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
            .withImpersonateUsername("state-machine")
            .withImpersonateGroups("system:authenticated", ClusterPermissions.GROUP)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
