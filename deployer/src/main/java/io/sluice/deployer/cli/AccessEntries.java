package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.CallerIdentity;
import io.sluice.deployer.aws.access.CallerCheck;
import io.sluice.deployer.aws.access.CallerPermissions;
import io.sluice.deployer.aws.access.EksState;
import io.sluice.deployer.aws.access.EntriesPlan;
import io.sluice.deployer.aws.access.Scope;

/**
 * What EKS and IAM tell about access by an entry.
 *
 * @param plan what is to be done
 * @param caller what the caller may do
 */
record AccessEntries(EntriesPlan plan, CallerCheck caller) {
  /** Asks them, as a caller of the environment's account. */
  static AccessEntries read(Aws aws, AccessChoice choice) {
    Scope scope = choice.scope();
    CallerIdentity caller = AwsOptions.requireAccount(aws, choice.environment());
    EntriesPlan plan = EntriesPlan.of(EksState.read(aws, scope), scope.namespace());
    return new AccessEntries(plan, new CallerPermissions(aws, scope).check(caller));
  }

  void print(OutputOption output) {
    output.print(AccessPlanReport.data(plan, caller), AccessPlanReport.text(plan, caller));
  }
}
