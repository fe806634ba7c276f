package io.sluice.deployer.aws.access;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.CallerIdentity;
import io.sluice.deployer.aws.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/** Has IAM simulate what EMR does with the caller's permissions (SimulatePrincipalPolicy). */
public final class CallerPermissions {
  /** Stands for the id that EKS gives an entry; simulation takes no wildcard. */
  private static final String ANY_ID = "00000000-0000-0000-0000-000000000000";

  private static final Pattern ASSUMED_ROLE =
      Pattern.compile("arn:[^:]+:sts::\\d+:assumed-role/([^/]+)/.*");

  private static final String ROOT = ":root";

  private final Aws aws;
  private final Scope scope;

  /**
   * @param scope the cluster and the namespace of the virtual cluster
   */
  public CallerPermissions(Aws aws, Scope scope) {
    this.aws = aws;
    this.scope = scope;
  }

  /** Asks IAM; where it does not let the caller ask, that is said. */
  public CallerCheck check(CallerIdentity caller) {
    if (caller.arn().endsWith(ROOT)) {
      return CallerCheck.unknown(caller.arn(), "IAM simulates nothing for the account's root user");
    }
    try {
      String principal = principal(caller.arn());
      List<Permission> denied = new ArrayList<>();
      denied.addAll(denied(principal, List.of(CallerPolicy.CREATE), scope.clusterArn()));
      List<String> onEntry = new ArrayList<>(CallerPolicy.ON_ENTRY);
      onEntry.addAll(CallerPolicy.ON_ENTRY_IN_NAMESPACE);
      denied.addAll(denied(principal, onEntry, scope.entryArn(ANY_ID)));
      return new CallerCheck(caller.arn(), denied, null);
    } catch (AwsException refused) {
      return CallerCheck.unknown(caller.arn(), String.valueOf(refused.getMessage()));
    }
  }

  private List<Permission> denied(String principal, List<String> actions, String resource) {
    return aws.ask(
        "simulate the policies of " + principal,
        new Permission("iam:SimulatePrincipalPolicy", principal),
        () ->
            aws
                .iam()
                .simulatePrincipalPolicyPaginator(
                    one ->
                        one.policySourceArn(principal)
                            .actionNames(actions)
                            .resourceArns(resource)
                            .contextEntries(context()))
                .evaluationResults()
                .stream()
                .filter(result -> result.evalDecision() != PolicyEvaluationDecisionType.ALLOWED)
                .map(result -> new Permission(result.evalActionName(), shown(resource)))
                .toList());
  }

  /** What EMR asks for: access to one namespace. */
  private List<ContextEntry> context() {
    return List.of(
        ContextEntry.builder()
            .contextKeyName(CallerPolicy.ACCESS_SCOPE)
            .contextKeyType(ContextKeyTypeEnum.STRING)
            .contextKeyValues(CallerPolicy.NAMESPACE)
            .build(),
        ContextEntry.builder()
            .contextKeyName(CallerPolicy.NAMESPACES)
            .contextKeyType(ContextKeyTypeEnum.STRING_LIST)
            .contextKeyValues(scope.namespace())
            .build());
  }

  /** IAM knows roles, not their sessions, and only itself the path of a role. */
  private String principal(String caller) {
    Matcher session = ASSUMED_ROLE.matcher(caller);
    if (!session.matches()) {
      return caller;
    }
    String role = session.group(1);
    return aws.ask(
        "read role " + role, () -> aws.iam().getRole(one -> one.roleName(role)).role().arn());
  }

  private static String shown(String resource) {
    return resource.replace(ANY_ID, "*");
  }
}
