package io.sluice.deployer.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.cluster.TestObjects;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingAccountsIT {
  private static final String ACCOUNT =
      "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: flink}\n";

  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void anAccountThatIsNotThereIsAWarningOfThePlanWithItsFix() {
    Plan plan =
        new Planner(server.cluster()).plan(TestFlink.resources(server, TestFlink.APPLICATION));

    assertThat(plan.changed()).isTrue();
    assertThat(plan.warnings())
        .containsExactly(
            "the service account 'flink' does not exist in namespace '"
                + server.namespace()
                + "', and without it no pod of the job starts; make it: kubectl create"
                + " serviceaccount flink -n "
                + server.namespace()
                + ", or let the operator's chart do it (jobServiceAccount.create=true)");
  }

  @Test
  void anAccountThatIsThereIsNone() {
    new TestObjects(server).serviceAccount("flink");

    assertThat(warnings(TestFlink.APPLICATION)).isEmpty();
  }

  @Test
  void anAccountThatIsAppliedAlongIsNone() {
    assertThat(warnings(ACCOUNT, TestFlink.APPLICATION)).isEmpty();
    assertThat(warnings(ACCOUNT.replace("flink", "other"), TestFlink.APPLICATION)).hasSize(1);
  }

  @Test
  void anAccountOfAnOptionCountsToo() {
    String option =
        TestFlink.APPLICATION.replace(
            "  flinkConfiguration:\n",
            "  flinkConfiguration:\n    kubernetes.taskmanager.service-account: workers\n");

    assertThat(warnings(option)).hasSize(2).anyMatch(warning -> warning.contains("'workers'"));
  }

  @Test
  void theAccountsOfARoleAreMadeByEmrsOperator() {
    assertThat(
            warnings(
                TestFlink.APPLICATION.replace(
                    "  serviceAccount: flink\n",
                    "  serviceAccount: flink\n"
                        + "  executionRoleArn: arn:aws:iam::111122223333:role/job\n")))
        .isEmpty();
  }

  @Test
  void aSessionJobHasNoneOfItsOwn() {
    assertThat(
            warnings(
                """
                apiVersion: flink.apache.org/v1beta1
                kind: FlinkSessionJob
                metadata: {name: counts}
                spec: {deploymentName: example, serviceAccount: flink}
                """))
        .isEmpty();
  }

  @Test
  void whoMayNotReadAccountsIsNotTold() {
    Config stranger =
        new ConfigBuilder(Config.fromKubeconfig(server.kubeconfig()))
            .withImpersonateUsername("stranger")
            .build();
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(stranger).build()) {
      assertThat(
              MissingAccounts.warnings(
                  Cluster.of(client), TestFlink.resources(server, TestFlink.APPLICATION)))
          .isEmpty();
    }
  }

  private List<String> warnings(String... yaml) {
    return MissingAccounts.warnings(server.cluster(), TestFlink.resources(server, yaml));
  }
}
