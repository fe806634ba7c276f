package io.sluice.deployer.local.config;

import java.util.Map;

/** What a run needs when the description says nothing about it. */
final class Defaults {
  private Defaults() {}

  /**
   * Adds what is missing.
   *
   * @param options the described options, mapped
   * @param bucket where state goes when no place is described
   */
  static void addTo(Map<String, String> options, String bucket) {
    if (!options.containsKey("execution.checkpointing.dir")) {
      options.putIfAbsent("state.checkpoints.dir", "s3p://" + bucket + "/checkpoints");
    }
    if (!options.containsKey("execution.checkpointing.savepoint-dir")) {
      options.putIfAbsent("state.savepoints.dir", "s3p://" + bucket + "/savepoints");
    }
    if (options.keySet().stream().noneMatch(key -> key.startsWith("restart-strategy"))) {
      // Flink's own default restarts for ever, which on a desk hides that the job always fails.
      options.put("restart-strategy", "failure-rate");
      options.put("restart-strategy.failure-rate.max-failures-per-interval", "3");
      options.put("restart-strategy.failure-rate.failure-rate-interval", "2 min");
      // Long enough for the heartbeats to find a killed TaskManager before tasks are sent to it
      // again.
      options.put("restart-strategy.failure-rate.delay", "3 s");
    }
    options.putIfAbsent("classloader.check-leaked-classloader", "false");
    options.putIfAbsent("heartbeat.interval", "1000");
    options.putIfAbsent("heartbeat.timeout", "20000");
  }
}
