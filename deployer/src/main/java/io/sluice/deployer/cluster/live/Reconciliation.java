package io.sluice.deployer.cluster.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * How far the operator has come with the specification ({@code status.reconciliationStatus}).
 *
 * @param state {@code DEPLOYED}, {@code UPGRADING}, {@code ROLLING_BACK} or {@code ROLLED_BACK};
 *     empty before the operator looked
 * @param generation the generation that it has worked on last; 0 before the first
 * @param lastReconciled the specification that it has worked on last
 * @param lastStable the last one that was seen stable, to which it rolls back
 */
public record Reconciliation(String state, long generation, Tree lastReconciled, Tree lastStable) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the part of the status. */
  static Reconciliation of(Tree status) {
    Tree last = parsed(status, "lastReconciledSpec");
    return new Reconciliation(
        status.text("state").orElse(""),
        last.number("resource_metadata", "metadata", "generation").orElse(0L),
        last.at("spec"),
        parsed(status, "lastStableSpec").at("spec"));
  }

  private static Tree parsed(Tree status, String field) {
    try {
      return new Tree(JSON.readValue(status.text(field).orElse("{}"), Map.class));
    } catch (JsonProcessingException notJson) {
      return new Tree(Map.of());
    }
  }
}
