package io.sluice.deployer.aws.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.deployer.aws.iam.PolicyDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What the documents of a role's policies permit, where AWS does not say it itself. Policies of
 * buckets and keys, boundaries and service control policies are not among them.
 */
final class Coverage {
  private final List<JsonNode> statements;

  Coverage(Collection<PolicyDocument> policies) {
    this.statements = policies.stream().flatMap(one -> one.statements().stream()).toList();
  }

  /** What they say. */
  Answer of(Wanted wanted) {
    Answer best = Answer.MISSING;
    for (String resource : wanted.resources()) {
      Answer answer = of(wanted, resource);
      if (answer == Answer.DENIED) {
        return answer;
      }
      best = answer.compareTo(best) < 0 ? answer : best;
    }
    return best;
  }

  private Answer of(Wanted wanted, String resource) {
    Answer best = Answer.MISSING;
    for (JsonNode statement : statements) {
      if (!isAbout(statement, wanted.action(), resource)) {
        continue;
      }
      boolean unconditional = statement.path("Condition").isEmpty();
      if (statement.path("Effect").asText().equals("Deny")) {
        if (unconditional) {
          return Answer.DENIED;
        }
      } else if (unconditional || Conditions.areMet(statement.path("Condition"), wanted)) {
        best = Answer.ALLOWED;
      } else if (best == Answer.MISSING) {
        best = Answer.PERHAPS;
      }
    }
    return best;
  }

  private static boolean isAbout(JsonNode statement, String action, String resource) {
    return isAmong(statement, "Action", action, Globs::coversAction)
        && isAmong(statement, "Resource", resource, Globs::covers);
  }

  private static boolean isAmong(
      JsonNode statement, String field, String text, BiPredicate<String, String> covers) {
    JsonNode but = statement.path("Not" + field);
    return but.isMissingNode()
        ? values(statement.path(field)).stream().anyMatch(one -> covers.test(one, text))
        : values(but).stream().noneMatch(one -> covers.test(one, text));
  }

  /** A value, or a list of them. */
  static List<String> values(JsonNode node) {
    List<String> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(value -> values.add(value.asText()));
    } else if (!node.isMissingNode()) {
      values.add(node.asText());
    }
    return values;
  }
}
