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
import org.jspecify.annotations.Nullable;

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

  /** Whether anything of it is there, as far as it may be looked at. */
  boolean isThere() {
    return kinds().entrySet().stream()
        .anyMatch(
            kind -> {
              try {
                return !list(kind.getKey(), kind.getValue()).isEmpty();
              } catch (ClusterException notToBeListed) {
                return false;
              }
            });
  }

  /** Removes what nobody else uses, and notes what it did with each; what is not known stays. */
  void remove(List<Remnant> removed, List<Remnant> kept) {
    Optional<String> needed = whyNeeded();
    kinds()
        .forEach(
            (kind, objects) ->
                remove(
                    kind,
                    objects,
                    needed.filter(why -> OF_THE_ACCOUNT.contains(kind)).orElse(null),
                    removed,
                    kept));
  }

  private void remove(
      String kind,
      FilterWatchListDeletable<? extends HasMetadata, ?, ?> objects,
      @Nullable String needed,
      List<Remnant> removed,
      List<Remnant> kept) {
    try {
      List<String> found = list(kind, objects);
      if (needed == null && !found.isEmpty()) {
        cluster.ask("delete each " + kind + " that was applied for " + name, objects::delete);
      }
      for (String one : found) {
        if (needed == null) {
          removed.add(new Remnant(kind, one, "Sluice had applied it for " + name));
        } else {
          kept.add(new Remnant(kind, one, needed));
        }
      }
    } catch (ClusterException refused) {
      kept.add(
          new Remnant(
              kind,
              "with the label app.kubernetes.io/instance=" + name,
              "whether there is one is not known, or it could not be deleted: "
                  + refused.getMessage()));
    }
  }

  /** Why the service accounts have to stay: another deployment uses one, or may do so. */
  private Optional<String> whyNeeded() {
    try {
      List<String> accounts = list("ServiceAccount", accounts());
      return accounts.isEmpty()
          ? Optional.empty()
          : new LiveResources(cluster)
              .all(namespace).stream()
                  .filter(one -> !one.name().equals(name))
                  .filter(one -> uses(one, accounts))
                  .map(one -> one.kind() + "/" + one.name() + " uses it")
                  .findFirst();
    } catch (ClusterException unknown) {
      return Optional.of(
          "whether another deployment uses it is not known: " + unknown.getMessage());
    }
  }

  private static boolean uses(LiveResource live, List<String> accounts) {
    return live.spec().text("serviceAccount").filter(accounts::contains).isPresent();
  }

  private List<String> list(
      String kind, FilterWatchListDeletable<? extends HasMetadata, ?, ?> objects) {
    List<String> names = new ArrayList<>();
    Object found = cluster.ask("list each " + kind, objects::list);
    if (found instanceof KubernetesResourceList<?> list) {
      list.getItems().forEach(one -> names.add(one.getMetadata().getName()));
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
