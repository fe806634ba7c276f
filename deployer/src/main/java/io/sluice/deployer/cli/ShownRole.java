package io.sluice.deployer.cli;

import io.sluice.deployer.aws.iam.PolicyDocument;
import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.aws.iam.TrustStatement;
import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.RoleArn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a role needs, for people and programs.
 *
 * @param role the role
 * @param identity how pods come to it
 * @param namespace the namespace of the pods
 * @param serviceAccounts their service accounts
 * @param trust a trust policy that says no more than that
 * @param policyName the name of the inline policy
 * @param policy the inline policy; null where nothing is to be permitted
 * @param because why, by the Sid of each statement
 * @param notes what is not known without asking AWS
 */
record ShownRole(
    RoleArn role,
    AwsIdentity identity,
    String namespace,
    List<String> serviceAccounts,
    PolicyDocument trust,
    String policyName,
    @Nullable PolicyDocument policy,
    Map<String, String> because,
    List<String> notes) {
  /**
   * @param issuer the OIDC issuer; a placeholder stands for it where it is null
   */
  static ShownRole of(RoleNeeds needs, AwsIdentity identity, @Nullable String issuer) {
    List<String> notes = new ArrayList<>();
    boolean placeholder = identity == AwsIdentity.IRSA && issuer == null;
    if (placeholder) {
      notes.add(
          "OIDC-ID stands for the id of the cluster's OIDC issuer; 'sluice iam plan' asks EKS for"
              + " it, or give --issuer");
    }
    if (!needs.buckets().isEmpty()) {
      notes.add(
          "whether a bucket encrypts with a key of KMS is asked by 'sluice iam plan', which then"
              + " adds that key: "
              + String.join(", ", needs.buckets()));
    }
    notes.addAll(needs.notes());
    Map<String, String> because = new LinkedHashMap<>();
    needs
        .statements(List.of())
        .forEach(statement -> because.put(statement.sid(), statement.because()));
    TrustStatement trust = needs.trust(identity, issuer == null ? placeholder(needs) : issuer);
    PolicyDocument policy = needs.policy(List.of());
    return new ShownRole(
        needs.role(),
        identity,
        needs.pods().namespace(),
        needs.pods().serviceAccounts(),
        PolicyDocument.empty().with(trust.json()),
        needs.policyName(),
        policy.statements().isEmpty() ? null : policy,
        because,
        notes);
  }

  /** The same for people. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("role              ").append(role).append('\n');
    text.append("identity          ").append(identity).append('\n');
    text.append("namespace         ").append(namespace).append('\n');
    text.append("service accounts  ")
        .append(String.join("\n                  ", serviceAccounts))
        .append("\n\ntrust policy:\n")
        .append(trust.pretty())
        .append("\n\n");
    if (policy == null) {
      text.append("no permissions are needed\n");
    } else {
      text.append("inline policy ").append(policyName).append(":\n").append(policy.pretty());
      text.append("\n\nwhy:\n");
      because.forEach(
          (sid, why) -> text.append("  ").append(sid).append(": ").append(why).append('\n'));
    }
    notes.forEach(note -> text.append("note: ").append(note).append('\n'));
    return text.toString().stripTrailing();
  }

  private static String placeholder(RoleNeeds needs) {
    return "oidc.eks." + needs.region() + "." + needs.region().dnsSuffix() + "/id/OIDC-ID";
  }
}
