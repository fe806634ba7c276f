package io.sluice.deployer.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether one statement of a trust policy allows all that another does. Says no where it does not
 * know: a statement with other conditions is never taken to cover.
 */
final class Grants {
  private static final Set<String> EQUALITY = Set.of("StringEquals", "StringLike");

  private Grants() {}

  static boolean covers(JsonNode broader, JsonNode wanted) {
    return broader.path("Effect").equals(wanted.path("Effect"))
        && broader.path("Principal").equals(wanted.path("Principal"))
        && values(broader.path("Action")).containsAll(values(wanted.path("Action")))
        && broader.path("NotAction").isMissingNode()
        && conditionsAreMet(broader.path("Condition"), wanted.path("Condition"));
  }

  private static boolean conditionsAreMet(JsonNode conditions, JsonNode wanted) {
    JsonNode known = wanted.path("StringEquals");
    return conditions.properties().stream()
        .allMatch(
            operator ->
                EQUALITY.contains(operator.getKey())
                    && operator.getValue().properties().stream()
                        .allMatch(
                            key ->
                                isMet(
                                    operator.getKey(),
                                    values(key.getValue()),
                                    values(known.path(key.getKey())))));
  }

  private static boolean isMet(String operator, List<String> allowed, List<String> wanted) {
    return !wanted.isEmpty()
        && wanted.stream()
            .allMatch(
                value ->
                    operator.equals("StringLike")
                        ? allowed.stream().anyMatch(like -> glob(like).matcher(value).matches())
                        : allowed.contains(value));
  }

  private static List<String> values(JsonNode node) {
    List<String> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(value -> values.add(value.asText()));
    } else if (!node.isMissingNode()) {
      values.add(node.asText());
    }
    return values;
  }

  private static Pattern glob(String like) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(pattern.toString());
  }
}
