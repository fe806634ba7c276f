package io.sluice.deployer.workflow.state;

import java.util.List;

/**
 * When a task is tried again, with waits that grow and are spread at random.
 *
 * @param errors the errors' names
 * @param intervalSeconds the wait before the first further try
 * @param maxAttempts the further tries
 * @param backoffRate what the wait grows by
 * @param maxDelaySeconds what it grows to
 */
public record Retry(
    List<String> errors,
    int intervalSeconds,
    int maxAttempts,
    int backoffRate,
    int maxDelaySeconds) {
  public Retry {
    errors = List.copyOf(errors);
  }
}
