package io.sluice.deployer.aws.iam;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that a role permits.
 *
 * @param sid letters and digits, unique in its policy
 * @param actions what may be done, as {@code s3:GetObject}
 * @param resources ARNs
 * @param condition operator to key to values; empty for none
 * @param because why, in a sentence
 */
public record Statement(
    String sid,
    List<String> actions,
    List<String> resources,
    Map<String, Map<String, List<String>>> condition,
    String because) {
  public Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    condition = new TreeMap<>(condition);
  }

  /** One without a condition. */
  static Statement of(String sid, List<String> actions, List<String> resources, String because) {
    return new Statement(sid, actions, resources, Map.of(), because);
  }

  /** The statement in IAM's form. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Sid", sid).put("Effect", "Allow");
    actions.forEach(json.putArray("Action")::add);
    resources.forEach(json.putArray("Resource")::add);
    if (!condition.isEmpty()) {
      ObjectNode operators = json.putObject("Condition");
      condition.forEach(
          (operator, keys) -> {
            ObjectNode of = operators.putObject(operator);
            new TreeMap<>(keys).forEach((key, values) -> values.forEach(of.putArray(key)::add));
          });
    }
    return json;
  }
}
