package io.sluice.deployer.cluster.install;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.sluice.deployer.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What EMR's operator has made itself, which Helm does not know of (guide, "Desinstalación del
 * operador"). Service accounts that pods still run with stay, and the roles bound to them.
 */
final class Leftovers {
  private static final String LABEL = "emr-containers.amazonaws.com/component";
  private static final String OPERATOR = "flink.operator";

  private final Cluster cluster;
  private final String namespace;

  Leftovers(Cluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  /** The objects that nobody uses any more. */
  List<HasMetadata> unused() {
    Set<String> accounts = accountsInUse();
    List<RoleBinding> bindings =
        cluster.ask(
            "list the RoleBindings in " + namespace,
            () ->
                cluster
                    .client()
                    .rbac()
                    .roleBindings()
                    .inNamespace(namespace)
                    .withLabel(LABEL, OPERATOR)
                    .list()
                    .getItems());
    List<RoleBinding> used =
        bindings.stream().filter(binding -> names(binding).anyMatch(accounts::contains)).toList();
    Set<String> usedRoles = new TreeSet<>();
    used.forEach(binding -> usedRoles.add(binding.getRoleRef().getName()));
    List<HasMetadata> unused = new ArrayList<>();
    bindings.stream().filter(one -> !used.contains(one)).forEach(unused::add);
    roles().stream()
        .filter(role -> !usedRoles.contains(role.getMetadata().getName()))
        .forEach(unused::add);
    serviceAccounts().stream()
        .filter(account -> !accounts.contains(account.getMetadata().getName()))
        .forEach(unused::add);
    return unused;
  }

  /** The service accounts that stay because pods run with them. */
  List<String> inUse() {
    Set<String> accounts = accountsInUse();
    return serviceAccounts().stream()
        .map(account -> account.getMetadata().getName())
        .filter(accounts::contains)
        .sorted()
        .toList();
  }

  void delete(List<HasMetadata> objects) {
    for (HasMetadata object : objects) {
      cluster.ask("delete " + named(object), () -> cluster.client().resource(object).delete());
    }
  }

  static String named(HasMetadata object) {
    return object.getKind()
        + "/"
        + object.getMetadata().getNamespace()
        + "/"
        + object.getMetadata().getName();
  }

  private List<? extends HasMetadata> roles() {
    return cluster.ask(
        "list the Roles in " + namespace,
        () ->
            cluster
                .client()
                .rbac()
                .roles()
                .inNamespace(namespace)
                .withLabel(LABEL, OPERATOR)
                .list()
                .getItems());
  }

  private List<? extends HasMetadata> serviceAccounts() {
    return cluster.ask(
        "list the ServiceAccounts in " + namespace,
        () ->
            cluster
                .client()
                .serviceAccounts()
                .inNamespace(namespace)
                .withLabel(LABEL, OPERATOR)
                .list()
                .getItems());
  }

  /** Those of pods that stay; a pod of the operator itself goes with its Deployment. */
  private Set<String> accountsInUse() {
    Set<String> accounts = new TreeSet<>();
    cluster
        .ask(
            "list the pods in " + namespace,
            () -> cluster.client().pods().inNamespace(namespace).list())
        .getItems()
        .stream()
        .filter(pod -> !isOfOperator(pod))
        .map(pod -> pod.getSpec().getServiceAccountName())
        .filter(Objects::nonNull)
        .forEach(accounts::add);
    return accounts;
  }

  private static boolean isOfOperator(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null
        || pod.getSpec().getContainers().stream()
            .anyMatch(container -> container.getName().equals("flink-kubernetes-operator"));
  }

  private static Stream<String> names(RoleBinding binding) {
    return binding.getSubjects() == null
        ? Stream.empty()
        : binding.getSubjects().stream().map(subject -> subject.getName());
  }
}
