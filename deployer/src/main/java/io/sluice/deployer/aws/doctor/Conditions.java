package io.sluice.deployer.aws.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The conditions of a statement, as far as they are about what is known of a request. */
final class Conditions {
  private static final String IF_EXISTS = "IfExists";

  private Conditions() {}

  /** Whether all of them hold for every value that a request may have. */
  static boolean areMet(JsonNode conditions, Wanted wanted) {
    return conditions.properties().stream()
        .allMatch(
            operator ->
                operator.getValue().properties().stream()
                    .allMatch(
                        key ->
                            isMet(
                                operator.getKey(),
                                Coverage.values(key.getValue()),
                                values(wanted, key.getKey()))));
  }

  private static boolean isMet(String operator, List<String> allowed, List<String> asked) {
    String plain = operator.substring(operator.indexOf(':') + 1).replace(IF_EXISTS, "");
    if (asked.isEmpty() || !(plain.equals("StringEquals") || plain.equals("StringLike"))) {
      return false;
    }
    return asked.stream()
        .allMatch(
            value ->
                allowed.stream()
                    .anyMatch(
                        one ->
                            plain.equals("StringLike")
                                ? Globs.covers(one, value)
                                : one.equals(value)));
  }

  private static List<String> values(Wanted wanted, String key) {
    return wanted.condition().values().stream()
        .map(keys -> keys.getOrDefault(key, List.of()))
        .filter(values -> !values.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Whether a key's values come as a list in one request, and not one by one. */
  static boolean isList(Map.Entry<String, ?> operator) {
    return operator.getKey().startsWith("ForA");
  }
}
