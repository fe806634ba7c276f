package io.sluice.deployer.target.apache;

import java.util.Map;

/**
 * The places of state under the names that the operator reads. Flink renamed the options in 1.20,
 * but operators before 1.11 are built with an older Flink: under the new names alone they refuse a
 * stateful job, and find no place for its savepoints. Flink itself prefers the new names.
 */
final class StatePlaces {
  private static final Map<String, String> OLD_NAMES =
      Map.of(
          "execution.checkpointing.dir", "state.checkpoints.dir",
          "execution.checkpointing.savepoint-dir", "state.savepoints.dir");

  private StatePlaces() {}

  static void describe(Map<String, String> options) {
    Map<String, String> described = Map.copyOf(options);
    OLD_NAMES.keySet().stream()
        .sorted()
        .filter(described::containsKey)
        .forEach(
            name -> options.putIfAbsent(OLD_NAMES.getOrDefault(name, name), described.get(name)));
  }
}
