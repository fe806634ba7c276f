package io.sluice.deployer.cluster.access;

import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.Cluster;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/** Where else the guide's user is used: one entry of {@code aws-auth} serves all namespaces. */
final class Bindings {
  private Bindings() {}

  /** The namespaces with a RoleBinding for the user; empty where one may not look. */
  static Optional<List<String>> namespaces(Cluster cluster) {
    try {
      return Optional.of(
          cluster.client().rbac().roleBindings().inAnyNamespace().list().getItems().stream()
              .filter(Bindings::isForTheUser)
              .map(binding -> binding.getMetadata().getNamespace())
              .distinct()
              .sorted()
              .toList());
    } catch (KubernetesClientException refused) {
      if (refused.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return Optional.empty();
      }
      throw cluster.refused("list RoleBindings", refused);
    }
  }

  private static boolean isForTheUser(RoleBinding binding) {
    return binding.getSubjects().stream()
        .anyMatch(
            subject ->
                subject.getKind().equals("User") && subject.getName().equals(GuideRole.NAME));
  }
}
