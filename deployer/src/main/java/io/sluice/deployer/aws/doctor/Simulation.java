package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.Permission;
import io.sluice.deployer.aws.iam.Statement;
import io.sluice.deployer.spec.RoleArn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/**
 * IAM's own answer to what a role permits (SimulatePrincipalPolicy). Organization's policies and
 * boundaries count; policies of buckets and keys do not.
 */
final class Simulation {
  private static final String ANY = "sluice-doctor";

  private final Aws aws;
  private final RoleArn role;

  Simulation(Aws aws, RoleArn role) {
    this.aws = aws;
    this.role = role;
  }

  /**
   * What it says to each thing that a statement grants, in their order.
   *
   * @throws io.sluice.deployer.aws.AwsException if the caller may not simulate
   */
  List<Answer> of(Statement statement) {
    Map<String, Answer> answers = new HashMap<>();
    for (List<ContextEntry> context : contexts(statement)) {
      for (EvaluationResult result : ask(statement, context).evaluationResults()) {
        if (result.resourceSpecificResults().isEmpty()) {
          put(answers, result.evalActionName(), result.evalResourceName(), result.evalDecision());
        }
        result
            .resourceSpecificResults()
            .forEach(
                one ->
                    put(
                        answers,
                        result.evalActionName(),
                        one.evalResourceName(),
                        one.evalResourceDecision()));
      }
    }
    return Wanted.of(statement).stream().map(wanted -> best(wanted, answers)).toList();
  }

  private SimulatePrincipalPolicyResponse ask(Statement statement, List<ContextEntry> context) {
    return aws.ask(
        "simulate what role " + role.name() + " permits",
        new Permission("iam:SimulatePrincipalPolicy", role.toString()),
        () ->
            aws.iam()
                .simulatePrincipalPolicy(
                    one ->
                        one.policySourceArn(role.toString())
                            .actionNames(statement.actions())
                            .resourceArns(
                                statement.resources().stream().map(Simulation::concrete).toList())
                            .contextEntries(context)));
  }

  private static Answer best(Wanted wanted, Map<String, Answer> answers) {
    return wanted.resources().stream()
        .map(
            resource ->
                answers.getOrDefault(key(wanted.action(), concrete(resource)), Answer.MISSING))
        .min(Answer::compareTo)
        .orElse(Answer.MISSING);
  }

  /** The worst counts, where something was asked for in several contexts. */
  private static void put(
      Map<String, Answer> answers,
      String action,
      String resource,
      PolicyEvaluationDecisionType decision) {
    Answer answer =
        switch (decision) {
          case ALLOWED -> Answer.ALLOWED;
          case EXPLICIT_DENY -> Answer.DENIED;
          default -> Answer.MISSING;
        };
    answers.merge(
        key(action, resource), answer, (one, other) -> one.compareTo(other) < 0 ? other : one);
  }

  private static String key(String action, String resource) {
    return action + " " + resource;
  }

  /** A resource as one that is there: IAM takes a pattern for its own text. */
  private static String concrete(String resource) {
    return resource.replace("*", ANY);
  }

  /** What requests say: one context for each value of a key that has one value at a time. */
  private static List<List<ContextEntry>> contexts(Statement statement) {
    List<List<ContextEntry>> contexts = new ArrayList<>(List.of(List.of()));
    statement
        .condition()
        .entrySet()
        .forEach(
            operator ->
                operator
                    .getValue()
                    .forEach(
                        (key, values) -> {
                          List<ContextEntry> entries =
                              Conditions.isList(operator)
                                  ? List.of(entry(key, ContextKeyTypeEnum.STRING_LIST, values))
                                  : values.stream()
                                      .map(
                                          value ->
                                              entry(
                                                  key,
                                                  ContextKeyTypeEnum.STRING,
                                                  List.of(concrete(value))))
                                      .toList();
                          List<List<ContextEntry>> each =
                              contexts.stream()
                                  .flatMap(
                                      before -> entries.stream().map(entry -> with(before, entry)))
                                  .toList();
                          contexts.clear();
                          contexts.addAll(each);
                        }));
    return contexts;
  }

  private static List<ContextEntry> with(List<ContextEntry> before, ContextEntry entry) {
    List<ContextEntry> all = new ArrayList<>(before);
    all.add(entry);
    return all;
  }

  private static ContextEntry entry(String key, ContextKeyTypeEnum type, List<String> values) {
    return ContextEntry.builder()
        .contextKeyName(key)
        .contextKeyType(type)
        .contextKeyValues(values)
        .build();
  }
}
