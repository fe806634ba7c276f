package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.aws.iam.PolicyDocument;
import io.sluice.deployer.aws.role.LiveRole;
import io.sluice.deployer.spec.RoleArn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** All policies of a role: the inline ones, and the managed ones that are attached. */
final class RolePolicies {
  private final Aws aws;

  RolePolicies(Aws aws) {
    this.aws = aws;
  }

  List<PolicyDocument> of(RoleArn role, LiveRole live) {
    List<PolicyDocument> all = new ArrayList<>(live.inline().values());
    if (live.attached() > 0) {
      ask(
              "list the policies of role " + role.name(),
              new Permission("iam:ListAttachedRolePolicies", role.toString()),
              () ->
                  aws
                      .iam()
                      .listAttachedRolePoliciesPaginator(one -> one.roleName(role.name()))
                      .attachedPolicies()
                      .stream()
                      .map(AttachedPolicy::policyArn)
                      .toList())
          .forEach(arn -> all.add(managed(arn)));
    }
    return all;
  }

  private PolicyDocument managed(String arn) {
    String version =
        ask(
            "read policy " + arn,
            new Permission("iam:GetPolicy", arn),
            () -> aws.iam().getPolicy(one -> one.policyArn(arn)).policy().defaultVersionId());
    String encoded =
        ask(
            "read policy " + arn,
            new Permission("iam:GetPolicyVersion", arn),
            () ->
                aws.iam()
                    .getPolicyVersion(one -> one.policyArn(arn).versionId(version))
                    .policyVersion()
                    .document());
    try {
      return PolicyDocument.parse(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException unreadable) {
      throw new AwsException(
          "policy " + arn + ": " + unreadable.getMessage(), "mend that policy in IAM");
    }
  }

  private <T> T ask(String doing, Permission needed, Supplier<T> question) {
    return aws.ask(doing, needed, question);
  }
}
