package io.sluice.deployer.aws.iam;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A policy of IAM. Immutable; what a change does not concern stays as it was read: other
 * statements, unknown fields, and the order of both.
 */
public final class PolicyDocument {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String VERSION = "2012-10-17";
  private static final String STATEMENT = "Statement";
  private static final String SID = "Sid";

  private final ObjectNode root;

  private PolicyDocument(ObjectNode root) {
    this.root = root;
  }

  /** A policy without a statement, which IAM does not take. */
  public static PolicyDocument empty() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("Version", VERSION);
    root.putArray(STATEMENT);
    return new PolicyDocument(root);
  }

  /**
   * Reads a policy.
   *
   * @throws IllegalArgumentException if it is no JSON object
   */
  public static PolicyDocument parse(String json) {
    try {
      if (MAPPER.readTree(json) instanceof ObjectNode root) {
        return new PolicyDocument(root);
      }
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("the policy is no JSON: " + malformed.getMessage());
    }
    throw new IllegalArgumentException("the policy is no JSON object");
  }

  /** The statements; a single one may stand in a policy without a list. */
  public List<JsonNode> statements() {
    JsonNode statements = root.path(STATEMENT);
    List<JsonNode> all = new ArrayList<>();
    if (statements.isArray()) {
      statements.forEach(all::add);
    } else if (!statements.isMissingNode()) {
      all.add(statements);
    }
    return all;
  }

  /** The statement of that {@code Sid}. */
  public Optional<ObjectNode> statement(String sid) {
    return statements().stream()
        .filter(one -> one.path(SID).asText().equals(sid))
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  /** The policy with a statement, in place of the one that has its {@code Sid}, else at the end. */
  public PolicyDocument with(ObjectNode statement) {
    List<JsonNode> all = statements();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).path(SID).equals(statement.path(SID))) {
        all.set(i, statement);
        return of(all);
      }
    }
    all.add(statement);
    return of(all);
  }

  /** The policy without the statements that have such a {@code Sid}. */
  public PolicyDocument without(Predicate<String> sid) {
    List<JsonNode> all = statements();
    return all.removeIf(one -> sid.test(one.path(SID).asText())) ? of(all) : this;
  }

  /** Whether two policies have the same statements, in whatever order. */
  public boolean saysTheSameAs(PolicyDocument other) {
    return Set.copyOf(statements()).equals(Set.copyOf(other.statements()));
  }

  /** Its size as IAM counts it: without white space. */
  public int length() {
    return json().length();
  }

  /** The policy in one line. */
  public String json() {
    return root.toString();
  }

  /** The policy as people read it. */
  public String pretty() {
    return root.toPrettyString();
  }

  /** Its JSON. */
  @JsonValue
  public JsonNode tree() {
    return root.deepCopy();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PolicyDocument policy && policy.root.equals(root);
  }

  @Override
  public int hashCode() {
    return root.hashCode();
  }

  @Override
  public String toString() {
    return json();
  }

  private PolicyDocument of(List<JsonNode> statements) {
    ObjectNode copy = root.deepCopy();
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    statements.forEach(one -> array.add(one.deepCopy()));
    copy.set(STATEMENT, array);
    return new PolicyDocument(copy);
  }
}
