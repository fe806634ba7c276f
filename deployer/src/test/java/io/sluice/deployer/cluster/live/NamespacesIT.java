package io.sluice.deployer.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NamespacesIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void oneThatIsThereIsNotMissing() {
    Namespaces namespaces = new Namespaces(server.cluster());

    assertThat(namespaces.isMissing(server.namespace())).isFalse();
    assertThat(namespaces.isMissing("nope")).isTrue();
  }

  @Test
  void namesThatAreAlikeAreFound() {
    Namespaces namespaces = new Namespaces(server.cluster());

    assertThat(namespaces.alike("defalt")).containsExactly("default");
    assertThat(namespaces.alike("nothing-like-this")).isEmpty();
  }

  @Test
  void whoMayNotLookSeesNothing() {
    Config nobody =
        new ConfigBuilder(Config.fromKubeconfig(server.kubeconfig()))
            .withImpersonateUsername("nobody")
            .withImpersonateGroups("system:authenticated")
            .build();
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(nobody).build()) {
      Namespaces namespaces = new Namespaces(Cluster.of(client));

      assertThat(namespaces.isMissing("nope")).isFalse();
      assertThat(namespaces.alike("defalt")).isEmpty();
    }
  }

  @Test
  void onlyAFailureThatAMissingNamespaceCanCauseIsLookedInto() {
    Namespaces namespaces = new Namespaces(server.cluster());

    assertThat(namespaces.isMissing("nope", failure(404))).isTrue();
    assertThat(namespaces.isMissing("nope", new ClusterException("there is none", "fix"))).isTrue();
    assertThat(namespaces.isMissing("nope", failure(0))).isFalse();
    assertThat(namespaces.isMissing(server.namespace(), failure(404))).isFalse();
  }

  private static ClusterException failure(int code) {
    return new ClusterException("failed", "fix", new KubernetesClientException("no", code, null));
  }
}
