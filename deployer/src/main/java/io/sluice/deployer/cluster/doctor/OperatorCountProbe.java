package io.sluice.deployer.cluster.doctor;

import io.sluice.deployer.cluster.operator.Operator;
import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** No two operators look after one namespace. */
final class OperatorCountProbe implements Probe {
  @Override
  public String id() {
    return "operator-count";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, OperatorProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    List<Operator> all = examined.operators();
    if (all.size() == 1) {
      return List.of(Finding.ok("one operator in the cluster"));
    }
    String names = all.stream().map(Operator::toString).collect(Collectors.joining(", "));
    for (int first = 0; first < all.size(); first++) {
      for (int second = first + 1; second < all.size(); second++) {
        if (overlap(all.get(first), all.get(second))) {
          return List.of(
              Finding.fail(
                  all.get(first) + " and " + all.get(second) + " look after the same namespaces",
                  "give each its own watchNamespaces, or uninstall one; they undo each other's"
                      + " work"));
        }
      }
    }
    return List.of(
        all.stream().anyMatch(Operator::isEmr)
            ? Finding.warn(
                all.size() + " operators, each with its own namespaces: " + names,
                "EMR's chart makes resources of the whole cluster; its second installation is known"
                    + " to fail")
            : Finding.ok(all.size() + " operators, each with its own namespaces: " + names));
  }

  private static boolean overlap(Operator one, Operator other) {
    Set<String> first = one.settings().watchedNamespaces(one.namespace());
    Set<String> second = other.settings().watchedNamespaces(other.namespace());
    Set<String> shared = new TreeSet<>(first);
    shared.retainAll(second);
    return first.isEmpty() || second.isEmpty() || !shared.isEmpty();
  }
}
