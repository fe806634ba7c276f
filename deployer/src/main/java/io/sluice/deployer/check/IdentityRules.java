package io.sluice.deployer.check;

import java.util.List;

/** Rules about whom the pods act as. */
final class IdentityRules implements RuleSet {
  private static final String ROLE = "executionRoleArn: arn:aws:iam::111122223333:role/my-job";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "identity-missing",
            "The operator refuses a deployment without a service account. EMR's operator makes one"
                + " from executionRoleArn, Apache's wants serviceAccount.",
            "operator code, DefaultValidator",
            IdentityRules::missing),
        Rule.warning(
            "identity-twice",
            "executionRoleArn makes EMR's operator create service accounts of its own, so"
                + " serviceAccount says something else about the same pods.",
            "EMR on EKS, service account naming",
            IdentityRules::twice));
  }

  private static void missing(Subject subject, Findings findings) {
    if (subject.spec().executionRoleArn() != null || subject.spec().serviceAccount() != null) {
      return;
    }
    if (subject.isForEmr()) {
      findings.add(
          Fields.ROLE, "there is neither executionRoleArn nor serviceAccount", "write " + ROLE);
    } else {
      findings.add(
          Fields.SERVICE_ACCOUNT, "there is no serviceAccount", "write serviceAccount: flink");
    }
  }

  private static void twice(Subject subject, Findings findings) {
    String account = subject.spec().serviceAccount();
    if (subject.spec().executionRoleArn() != null && account != null) {
      findings.add(
          Fields.SERVICE_ACCOUNT,
          "serviceAccount '" + account + "' stands beside executionRoleArn",
          "remove serviceAccount, or remove executionRoleArn and give '" + account + "' the role");
    }
  }
}
