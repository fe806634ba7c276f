package io.sluice.deployer.check;

import io.sluice.deployer.chart.LeaderElection;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.yaml.FieldPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about how many instances of the operator there are and how they agree on a leader. */
final class ValuesScaleRules {
  private static final FieldPath REPLICAS = FieldPath.of("replicas");
  private static final FieldPath ELECTION = FieldPath.of("leaderElection");
  private static final String HA = "guide, Alta disponibilidad del operador de Flink";
  private static final String ELECTOR = "operator reference, Leader Election; client LeaderElector";
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final int LONGEST_NAME = 253;

  private ValuesScaleRules() {}

  static List<ValuesRule> rules() {
    return List.of(
        ValuesRule.error(
            "operator-replicas-number",
            "Without an instance nobody looks after a deployment.",
            HA,
            ValuesScaleRules::number),
        ValuesRule.error(
            "operator-replicas-without-leader",
            "Instances that elect no leader all act on the same deployments, against each other.",
            "operator chart, replicas; " + HA,
            ValuesScaleRules::withoutLeader),
        ValuesRule.warning(
            "operator-replicas-single",
            "High availability is on, and there is no second instance that could take over.",
            HA,
            ValuesScaleRules::single),
        ValuesRule.error(
            "operator-lease-name",
            "The instances agree by a Lease, which needs a name that Kubernetes takes. The operator"
                + " has none by default and does not start without.",
            "operator code, KubernetesOperatorConfigOptions",
            ValuesScaleRules::leaseName),
        ValuesRule.error(
            "operator-lease-times",
            "A leader has to stop trying to renew before the lease passes, and to try more than"
                + " once before that. Otherwise two instances lead at a time, or the operator does"
                + " not start. The times are written in whole seconds.",
            ELECTOR,
            ValuesScaleRules::leaseTimes));
  }

  private static void number(OperatorValues values, Findings findings) {
    if (values.replicas() < 1) {
      findings.add(
          REPLICAS,
          "replicas: " + values.replicas() + " is no number of instances",
          "write replicas: 2, or 1 without high availability");
    }
  }

  private static void withoutLeader(OperatorValues values, Findings findings) {
    if (values.replicas() > 1 && !values.electsLeader()) {
      findings.add(
          REPLICAS,
          "replicas: " + values.replicas() + " without an election of a leader",
          "write replicas: 1, or switch the election on: highAvailabilityEnabled in EMR's chart,"
              + " leaderElection in Apache's");
    }
  }

  private static void single(OperatorValues values, Findings findings) {
    if (values.replicas() == 1 && values.electsLeader()) {
      findings.add(
          REPLICAS,
          "replicas: 1 with an election of a leader",
          "write replicas: 2, or switch high availability off");
    }
  }

  private static void leaseName(OperatorValues values, Findings findings) {
    election(values)
        .map(LeaderElection::leaseName)
        .filter(name -> !isName(name))
        .ifPresent(
            name ->
                findings.add(
                    ELECTION.child("leaseName"),
                    "'" + name + "' is no name of a Lease",
                    "use lower-case letters, digits, hyphens and dots, such as"
                        + " flink-operator-lease"));
  }

  private static void leaseTimes(OperatorValues values, Findings findings) {
    election(values)
        .filter(one -> !areInOrder(one))
        .ifPresent(
            one ->
                findings.add(
                    ELECTION,
                    "retry period "
                        + text(one.retryPeriod())
                        + ", renew deadline "
                        + text(one.renewDeadline())
                        + ", lease duration "
                        + text(one.leaseDuration())
                        + " are not each longer than the one before",
                    "use whole seconds in this order, such as 2 s, 10 s and 15 s"));
  }

  private static boolean areInOrder(LeaderElection one) {
    return isWhole(one.retryPeriod())
        && isWhole(one.renewDeadline())
        && isWhole(one.leaseDuration())
        && one.retryPeriod().compareTo(one.renewDeadline()) < 0
        && one.renewDeadline().compareTo(one.leaseDuration()) < 0;
  }

  private static boolean isWhole(Duration time) {
    return time.toSeconds() > 0 && time.toNanosPart() == 0;
  }

  private static String text(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }

  private static Optional<LeaderElection> election(OperatorValues values) {
    return Optional.ofNullable(values.leaderElection());
  }

  /** Whether Kubernetes takes a text as the name of most things: a DNS subdomain. */
  static boolean isName(String text) {
    return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
  }
}
