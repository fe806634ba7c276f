package io.sluice.deployer.cli;

import io.sluice.deployer.aws.access.CallerCheck;
import io.sluice.deployer.aws.access.EntriesPlan;
import io.sluice.deployer.cluster.access.AccessChange;
import io.sluice.deployer.cluster.access.AccessPlan;

/** Plans of access, for people and for programs. */
final class AccessPlanReport {
  private AccessPlanReport() {}

  static String text(AccessPlan plan) {
    StringBuilder text = new StringBuilder();
    for (AccessChange change : plan.changes()) {
      text.append(line(change))
          .append('\n')
          .append(TextDiff.of(change.before(), change.after(), "    "))
          .append('\n');
    }
    if (plan.changes().isEmpty()) {
      text.append("no change in namespace ").append(plan.namespace()).append('\n');
    }
    plan.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    return text.toString().stripTrailing();
  }

  static String line(AccessChange change) {
    return switch (change.action()) {
      case CREATE -> "+ " + change.target() + ": created";
      case CHANGE -> "~ " + change.target() + ": changed";
      case REMOVE -> "- " + change.target() + ": removed";
    };
  }

  static String text(EntriesPlan plan, CallerCheck caller) {
    StringBuilder text = new StringBuilder();
    String cluster = plan.state().cluster();
    text.append(
        plan.changed()
            ? "~ authentication mode of EKS cluster "
                + cluster
                + ": "
                + plan.state().mode()
                + " -> "
                + plan.newMode()
                + "  (EKS does not take that back; aws-auth is looked at as before)\n"
            : "no change: EKS cluster " + cluster + " can have access entries\n");
    plan.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    return text.append(text(caller)).toString();
  }

  /** What is known of the caller, in one line or more. */
  static String text(CallerCheck caller) {
    if (caller.unknown() != null) {
      return "caller: not known whether "
          + caller.caller()
          + " may do what CreateVirtualCluster needs: "
          + caller.unknown();
    }
    if (caller.denied().isEmpty()) {
      return "caller: " + caller.caller() + " may do what CreateVirtualCluster needs of EKS";
    }
    StringBuilder text =
        new StringBuilder("caller: with ")
            .append(caller.caller())
            .append(" CreateVirtualCluster would fail; it has no permission for");
    caller.denied().forEach(denied -> text.append("\n  ").append(denied));
    return text.append("\n  'sluice access show' prints the policy that it needs").toString();
  }

  static AwsAuthData data(AccessPlan plan) {
    return new AwsAuthData(AccessMethod.AWS_AUTH.toString(), plan);
  }

  static EntriesData data(EntriesPlan plan, CallerCheck caller) {
    return new EntriesData(AccessMethod.ENTRIES.toString(), plan, caller);
  }

  /** A plan for programs; fields are only ever added. */
  record AwsAuthData(String method, AccessPlan plan) {}

  /** The same, by access entries. */
  record EntriesData(String method, EntriesPlan plan, CallerCheck caller) {}
}
