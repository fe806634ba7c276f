package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.iam.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One thing that a role has to permit.
 *
 * @param action as {@code s3:GetObject}
 * @param resources ARNs, of which one suffices
 * @param condition what is so when it is asked for: operator to key to values
 */
record Wanted(
    String action, List<String> resources, Map<String, Map<String, List<String>>> condition) {
  /** All that a statement grants. */
  static List<Wanted> of(Statement statement) {
    return statement.actions().stream()
        .flatMap(
            action ->
                resources(action, statement.resources())
                    .map(some -> new Wanted(action, some, statement.condition())))
        .toList();
  }

  /** An action of CloudWatch Logs is either about the group or about its streams. */
  private static Stream<List<String>> resources(String action, List<String> all) {
    return action.startsWith("logs:") ? Stream.of(all) : all.stream().map(List::of);
  }

  @Override
  public String toString() {
    return action + " on " + resources.get(0);
  }
}
