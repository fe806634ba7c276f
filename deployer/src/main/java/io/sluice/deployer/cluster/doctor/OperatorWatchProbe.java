package io.sluice.deployer.cluster.doctor;

import io.sluice.deployer.cluster.operator.Operator;
import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.Set;

/** An operator looks after the namespace. */
final class OperatorWatchProbe implements Probe {
  @Override
  public String id() {
    return "operator-watch";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, OperatorProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    List<Operator> watching = examined.watching();
    if (watching.isEmpty()) {
      return examined.operators().stream().map(one -> missing(one, examined.namespace())).toList();
    }
    return watching.stream().map(one -> found(one, examined.namespace())).toList();
  }

  private static Finding found(Operator operator, String namespace) {
    Set<String> watched = operator.settings().watchedNamespaces(operator.namespace());
    return operator.settingsRead()
        ? Finding.ok(
            operator
                + " looks after "
                + (watched.isEmpty() ? "all namespaces" : String.join(", ", watched)))
        : Finding.warn(
            operator + ": its configuration cannot be read, so it may not look after " + namespace,
            "ask for 'get configmaps' in " + operator.namespace());
  }

  private static Finding missing(Operator operator, String namespace) {
    return Finding.fail(
        operator
            + " does not look after "
            + namespace
            + ": "
            + operator.settings().watchedSource()
            + " is "
            + String.join(",", operator.settings().watchedNamespaces(operator.namespace())),
        "add " + namespace + " to watchNamespaces of its chart");
  }
}
