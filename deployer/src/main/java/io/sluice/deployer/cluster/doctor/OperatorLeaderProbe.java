package io.sluice.deployer.cluster.doctor;

import io.sluice.deployer.cluster.leader.Leaders;
import io.sluice.deployer.cluster.leader.Leadership;
import io.sluice.deployer.cluster.leader.OperatorLeader;
import io.sluice.deployer.cluster.operator.Operator;
import io.sluice.deployer.doctor.Finding;
import java.time.Instant;
import java.util.List;

/** One instance of the operator leads. */
final class OperatorLeaderProbe implements Probe {
  @Override
  public String id() {
    return "operator-leader";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, OperatorProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Leaders leaders = new Leaders(examined.cluster());
    return examined.operators().stream().map(one -> compare(one, leaders.ofOperator(one))).toList();
  }

  private static Finding compare(Operator operator, OperatorLeader leader) {
    Leadership leadership = leader.leadership();
    if (leadership == null) {
      return withoutLease(operator);
    }
    String what = "Lease " + operator.namespace() + "/" + leader.lease() + " of " + operator;
    if (leadership.hasExpired(Instant.now())) {
      return Finding.fail(
          what + " was last renewed at " + leadership.renewed() + " by " + leadership.holder(),
          "nobody leads; see 'kubectl logs deployment/"
              + operator.name()
              + " -n "
              + operator.namespace()
              + "'");
    }
    return leader.instances().isEmpty() || leader.instances().contains(leadership.holder())
        ? Finding.ok(leadership.holder() + " leads")
        : Finding.warn(
            what + " is held by " + leadership.holder() + ", which is none of its pods",
            "look again in "
                + leadership.lease().toSeconds()
                + " s; another operator may use the"
                + " same Lease");
  }

  private static Finding withoutLease(Operator operator) {
    if (operator.settings().leaderElection()) {
      return Finding.fail(
          operator + " elects a leader and nobody holds its Lease",
          "see whether its service account may create Leases in " + operator.namespace());
    }
    return operator.wanted() > 1 && operator.settingsRead()
        ? Finding.fail(
            operator + " runs " + operator.wanted() + " instances that elect no leader",
            "set kubernetes.operator.leader-election.enabled: true, or replicas: 1")
        : Finding.ok(operator + " runs alone and elects no leader");
  }
}
