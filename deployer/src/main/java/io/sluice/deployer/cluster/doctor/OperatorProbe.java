package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.operator.Operator;
import io.sluice.deployer.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An operator runs, all its instances are available, and they do not keep restarting. */
final class OperatorProbe implements Probe {
  static final String ID = "operator";
  private static final int MANY_RESTARTS = 3;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> look(Examined examined) {
    if (examined.operators().isEmpty()) {
      return List.of(
          Finding.fail(
              "no Flink operator runs: there is no Deployment with a container"
                  + " 'flink-kubernetes-operator'",
              "install cert-manager, then EMR's chart ('sluice images' names it) or Apache's"));
    }
    List<Finding> findings = new ArrayList<>();
    for (Operator operator : examined.operators()) {
      findings.add(health(operator));
      restarts(operator).ifPresent(findings::add);
    }
    return findings;
  }

  private static Finding health(Operator operator) {
    String what =
        operator
            + ": "
            + operator.available()
            + " of "
            + operator.wanted()
            + " available, image "
            + operator.image();
    String see =
        "see 'kubectl describe deployment " + operator.name() + " -n " + operator.namespace() + "'";
    if (operator.available() >= operator.wanted() && operator.wanted() > 0) {
      return Finding.ok(what);
    }
    String why = waiting(operator).map(reason -> " (" + reason + ")").orElse("");
    if (operator.wanted() == 0) {
      return Finding.fail(
          what,
          "scale it up: kubectl scale deployment "
              + operator.name()
              + " --replicas 1 -n "
              + operator.namespace());
    }
    return operator.available() == 0
        ? Finding.fail(what + why, see)
        : Finding.warn(what + why, see);
  }

  private static Optional<Finding> restarts(Operator operator) {
    int most =
        statuses(operator)
            .mapToInt(one -> one.getRestartCount() == null ? 0 : one.getRestartCount())
            .max()
            .orElse(0);
    return most < MANY_RESTARTS
        ? Optional.empty()
        : Optional.of(
            Finding.warn(
                operator + ": a container was restarted " + most + " times",
                "see 'kubectl logs --previous deployment/"
                    + operator.name()
                    + " -n "
                    + operator.namespace()
                    + "'"));
  }

  private static Optional<String> waiting(Operator operator) {
    return statuses(operator)
        .flatMap(
            one ->
                one.getState() == null
                    ? Stream.empty()
                    : Stream.ofNullable(one.getState().getWaiting()))
        .map(one -> one.getReason())
        .findFirst();
  }

  private static Stream<ContainerStatus> statuses(Operator operator) {
    return operator.pods().stream()
        .map(Pod::getStatus)
        .flatMap(Stream::ofNullable)
        .flatMap(status -> status.getContainerStatuses().stream());
  }
}
