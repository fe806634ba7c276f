package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.access.AccessPlan;

/** How changes in a cluster ended. */
final class AccessReport {
  private AccessReport() {}

  /** Tells the rest of what was done, the changes having been told one by one. */
  static void done(OutputOption output, AccessPlan done) {
    if (output.isJson()) {
      output.out().println(Json.write(AccessPlanReport.data(done)));
      return;
    }
    if (done.changes().isEmpty()) {
      output.out().println("no change in namespace " + done.namespace());
    }
    done.notes().forEach(note -> output.out().println("note: " + note));
  }
}
