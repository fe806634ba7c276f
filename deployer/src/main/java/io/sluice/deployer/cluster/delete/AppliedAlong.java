package io.sluice.deployer.cluster.delete;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Sluice has applied for a deployment beside it, by the labels that it gives: a service
 * account, its role, the configuration of its logs. A service account that another deployment uses
 * stays, with its role.
 */
final class AppliedAlong {
  private static final List<String> OF_THE_ACCOUNT =
      List.of("ServiceAccount", "Role", "RoleBinding");

  private final Cluster cluster;
  private final String namespace;
  private final String name;

  AppliedAlong(Cluster cluster, String namespace, String name) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.name = name;
  }

  /** Removes what nobody else uses, and notes what it did with each. */
  void remove(List<Remnant> removed, List<Remnant> kept) {
    Optional<String> user = otherUser();
    for (Map.Entry<String, FilterWatchListDeletable<? extends HasMetadata, ?, ?>> kind :
        kinds().entrySet()) {
      for (String found : list(kind.getKey(), kind.getValue())) {
        if (user.isPresent() && OF_THE_ACCOUNT.contains(kind.getKey())) {
          kept.add(new Remnant(kind.getKey(), found, user.get() + " uses it"));
        } else {
          removed.add(new Remnant(kind.getKey(), found, "Sluice had applied it for " + name));
        }
      }
      if (user.isEmpty() || !OF_THE_ACCOUNT.contains(kind.getKey())) {
        cluster.ask(
            "delete each " + kind.getKey() + " that was applied for " + name,
            () -> kind.getValue().delete());
      }
    }
  }

  /** Another deployment of the namespace that runs under one of the service accounts. */
  private Optional<String> otherUser() {
    List<String> accounts = list("ServiceAccount", accounts());
    return accounts.isEmpty()
        ? Optional.empty()
        : new LiveResources(cluster)
            .all(namespace).stream()
                .filter(one -> !one.name().equals(name))
                .filter(one -> uses(one, accounts))
                .map(one -> one.kind() + "/" + one.name())
                .findFirst();
  }

  private static boolean uses(LiveResource live, List<String> accounts) {
    return live.spec().text("serviceAccount").filter(accounts::contains).isPresent();
  }

  private List<String> list(
      String kind, FilterWatchListDeletable<? extends HasMetadata, ?, ?> objects) {
    List<String> names = new ArrayList<>();
    try {
      Object found = cluster.ask("list each " + kind, objects::list);
      if (found instanceof KubernetesResourceList<?> list) {
        list.getItems().forEach(one -> names.add(one.getMetadata().getName()));
      }
    } catch (ClusterException notToBeListed) {
      return List.of();
    }
    return names;
  }

  private Map<String, FilterWatchListDeletable<? extends HasMetadata, ?, ?>> kinds() {
    Map<String, FilterWatchListDeletable<? extends HasMetadata, ?, ?>> kinds =
        new LinkedHashMap<>();
    var rbac = cluster.client().rbac();
    kinds.put("RoleBinding", rbac.roleBindings().inNamespace(namespace).withLabels(labels()));
    kinds.put("Role", rbac.roles().inNamespace(namespace).withLabels(labels()));
    kinds.put("ServiceAccount", accounts());
    kinds.put(
        "ConfigMap", cluster.client().configMaps().inNamespace(namespace).withLabels(labels()));
    return kinds;
  }

  private FilterWatchListDeletable<? extends HasMetadata, ?, ?> accounts() {
    return cluster.client().serviceAccounts().inNamespace(namespace).withLabels(labels());
  }

  private Map<String, String> labels() {
    return Map.of("app.kubernetes.io/managed-by", "sluice", "app.kubernetes.io/instance", name);
  }
}
