package io.sluice.deployer.aws.role;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.aws.iam.PolicyDocument;
import io.sluice.deployer.spec.RoleArn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** Reads and changes roles. A role that is made carries a tag. */
public final class Roles {
  private static final Tag MARK = Tag.builder().key("sluice.io/managed-by").value("sluice").build();

  private final Aws aws;

  public Roles(Aws aws) {
    this.aws = aws;
  }

  /**
   * A role with its policies; empty where there is none.
   *
   * @throws AwsException if it may not be read, or is not the one that the ARN means
   */
  public Optional<LiveRole> find(RoleArn role) {
    Optional<Role> found =
        ask(
            "read",
            "iam:GetRole",
            role,
            () -> {
              try {
                return Optional.of(aws.iam().getRole(one -> one.roleName(role.name())).role());
              } catch (NoSuchEntityException absent) {
                return Optional.<Role>empty();
              }
            });
    found.ifPresent(live -> requireSame(role, live));
    return found.map(live -> read(role, live));
  }

  /** Makes a role. */
  public void create(RoleArn role, PolicyDocument trust) {
    ask(
        "create",
        "iam:CreateRole",
        role,
        () ->
            aws.iam()
                .createRole(
                    one ->
                        one.roleName(role.name())
                            .path(role.path())
                            .description("Flink on EMR on EKS; made by Sluice")
                            .assumeRolePolicyDocument(trust.json())
                            .tags(MARK)));
  }

  /** Replaces whom a role trusts. */
  public void trust(RoleArn role, PolicyDocument trust) {
    ask(
        "change the trust of",
        "iam:UpdateAssumeRolePolicy",
        role,
        () ->
            aws.iam()
                .updateAssumeRolePolicy(
                    one -> one.roleName(role.name()).policyDocument(trust.json())));
  }

  /** Writes an inline policy. */
  public void put(RoleArn role, String name, PolicyDocument policy) {
    ask(
        "write policy " + name + " of",
        "iam:PutRolePolicy",
        role,
        () ->
            aws.iam()
                .putRolePolicy(
                    one ->
                        one.roleName(role.name()).policyName(name).policyDocument(policy.json())));
  }

  /** Removes an inline policy. */
  public void remove(RoleArn role, String name) {
    ask(
        "remove policy " + name + " of",
        "iam:DeleteRolePolicy",
        role,
        () -> aws.iam().deleteRolePolicy(one -> one.roleName(role.name()).policyName(name)));
  }

  /** Deletes a role, which has no policies any more. */
  public void delete(RoleArn role) {
    ask(
        "delete",
        "iam:DeleteRole",
        role,
        () -> aws.iam().deleteRole(one -> one.roleName(role.name())));
  }

  /** Whether an OIDC provider is registered. */
  public boolean isRegistered(String provider) {
    return aws
        .ask(
            "list the OIDC providers",
            new Permission("iam:ListOpenIDConnectProviders", "*"),
            () -> aws.iam().listOpenIDConnectProviders())
        .openIDConnectProviderList()
        .stream()
        .anyMatch(one -> one.arn().equals(provider));
  }

  private LiveRole read(RoleArn role, Role live) {
    Map<String, PolicyDocument> inline = new LinkedHashMap<>();
    ask(
            "list the policies of",
            "iam:ListRolePolicies",
            role,
            () ->
                aws
                    .iam()
                    .listRolePoliciesPaginator(all -> all.roleName(role.name()))
                    .policyNames()
                    .stream()
                    .toList())
        .forEach(name -> inline.put(name, inline(role, name)));
    int attached =
        ask(
            "list the policies of",
            "iam:ListAttachedRolePolicies",
            role,
            () ->
                (int)
                    aws
                        .iam()
                        .listAttachedRolePoliciesPaginator(all -> all.roleName(role.name()))
                        .attachedPolicies()
                        .stream()
                        .count());
    return new LiveRole(
        live.arn(),
        document("the trust of role " + role.name(), live.assumeRolePolicyDocument()),
        inline,
        attached,
        live.hasTags() && live.tags().contains(MARK));
  }

  private PolicyDocument inline(RoleArn role, String name) {
    return document(
        "policy " + name + " of role " + role.name(),
        ask(
                "read policy " + name + " of",
                "iam:GetRolePolicy",
                role,
                () -> aws.iam().getRolePolicy(one -> one.roleName(role.name()).policyName(name)))
            .policyDocument());
  }

  private <T> T ask(String doing, String action, RoleArn role, Supplier<T> question) {
    return aws.ask(
        doing + " role " + role.name(), new Permission(action, role.toString()), question);
  }

  private static PolicyDocument document(String of, String encoded) {
    try {
      return PolicyDocument.parse(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException unreadable) {
      throw new AwsException(of + ": " + unreadable.getMessage(), "mend that policy in IAM");
    }
  }

  private static void requireSame(RoleArn role, Role live) {
    if (!role.path().equals(live.path())) {
      throw new AwsException(
          "role " + role.name() + " is " + live.arn() + ", not " + role,
          "write that ARN; the names of roles are unique whatever their path");
    }
  }
}
