package io.sluice.deployer.cluster.explain;

import io.sluice.deployer.cluster.trouble.Trouble;
import java.time.Instant;
import java.util.List;

/**
 * Something that was seen.
 *
 * @param time when, as far as that is known
 * @param where by whom: {@code Pod/…}, {@code operator}, {@code job}, …
 * @param what what, in one line
 * @param log lines of a log or stack trace that go with it
 * @param times how often
 * @param pods in how many pods, where it was seen in pods
 */
public record Evidence(
    Instant time, String where, String what, List<String> log, int times, int pods) {
  public Evidence {
    log = List.copyOf(log);
  }

  /** Seen once. */
  public Evidence(Instant time, String where, String what, List<String> log) {
    this(time, where, what, log, 1, 1);
  }

  static Evidence of(Trouble trouble) {
    return new Evidence(trouble.time(), trouble.where(), trouble.what(), trouble.log());
  }
}
