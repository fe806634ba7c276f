package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.access.AsUser;
import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job runs with the service account and the Role that are rendered, and may do nothing else. */
class RbacE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  private static final String NAME = "least";
  private static final List<String> VERBS =
      List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

  @BeforeAll
  static void run() throws IOException {
    StateMachineOnLab job = new StateMachineOnLab(LAB, NAME, 1, UpgradeMode.LAST_STATE);
    Lab.Result applied = job.apply(200);
    assertThat(applied.exitCode()).describedAs(applied.err()).isZero();
    assertThat(job.awaitEvents(1).alerts()).isZero();
  }

  @AfterAll
  static void delete() {
    if (LAB.client() != null) {
      LAB.sluice("delete", NAME, "-n", LAB.namespace(), "--no-savepoint", "--yes");
    }
  }

  @Test
  void itsPodsRunAsThatAccount() {
    assertThat(
            LAB.client()
                .pods()
                .inNamespace(LAB.namespace())
                .withLabel("app", NAME)
                .list()
                .getItems())
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(pod -> assertThat(pod.getSpec().getServiceAccountName()).isEqualTo(NAME));
  }

  @Test
  void itMayDoAllThatItsRoleSays() {
    Role role = LAB.client().rbac().roles().inNamespace(LAB.namespace()).withName(NAME).get();

    assertThat(role.getRules()).isNotEmpty();
    for (PolicyRule rule : role.getRules()) {
      for (String resource : rule.getResources()) {
        assertThat(VERBS)
            .allSatisfy(
                verb ->
                    assertThat(
                            account()
                                .may(verb, rule.getApiGroups().get(0), resource, LAB.namespace()))
                        .describedAs("%s %s", verb, resource)
                        .isTrue());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', secrets",
    "'', serviceaccounts",
    "'', serviceaccounts/token",
    "'', services",
    "'', events",
    "'', persistentvolumeclaims",
    "'', pods/exec",
    "'', pods/log",
    "'', pods/portforward",
    "apps, statefulsets",
    "batch, jobs",
    "flink.apache.org, flinkdeployments",
    "flink.apache.org, flinksessionjobs",
    "rbac.authorization.k8s.io, roles",
    "rbac.authorization.k8s.io, rolebindings",
    "networking.k8s.io, ingresses"
  })
  void itMayDoNothingElseInItsNamespace(String group, String resource) {
    assertThat(VERBS).noneMatch(verb -> account().may(verb, group, resource, LAB.namespace()));
  }

  @ParameterizedTest
  @CsvSource({"'', pods", "'', configmaps", "apps, deployments", "'', secrets"})
  void itMayDoNothingInOtherNamespaces(String group, String resource) {
    for (String namespace : List.of("default", "kube-system", "flink-operator")) {
      assertThat(VERBS).noneMatch(verb -> account().may(verb, group, resource, namespace));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', pods",
    "'', secrets",
    "'', nodes",
    "'', namespaces",
    "'', persistentvolumes",
    "apiextensions.k8s.io, customresourcedefinitions",
    "rbac.authorization.k8s.io, clusterroles",
    "rbac.authorization.k8s.io, clusterrolebindings"
  })
  void itMayDoNothingInTheCluster(String group, String resource) {
    assertThat(VERBS).noneMatch(verb -> account().may(verb, group, resource, null));
  }

  @Test
  void itIsRefusedWhenItTries() {
    try (KubernetesClient client = account().client()) {
      assertThat(client.pods().inNamespace(LAB.namespace()).list().getItems()).isNotEmpty();
      assertThatThrownBy(() -> client.secrets().inNamespace(LAB.namespace()).list())
          .isInstanceOf(KubernetesClientException.class)
          .extracting(refused -> ((KubernetesClientException) refused).getCode())
          .isEqualTo(403);
    }
  }

  private static AsUser account() {
    return new AsUser(
        Config.autoConfigure(null),
        "system:serviceaccount:" + LAB.namespace() + ":" + NAME,
        "system:serviceaccounts",
        "system:serviceaccounts:" + LAB.namespace());
  }
}
