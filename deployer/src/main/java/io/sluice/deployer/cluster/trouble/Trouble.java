package io.sluice.deployer.cluster.trouble;

import java.time.Instant;
import java.util.List;

/**
 * Something that is wrong.
 *
 * @param where who has it: {@code Pod/web-taskmanager-1-1}, {@code operator}, {@code job}, …
 * @param what what it is, in one line
 * @param fix what to do
 * @param gravity how much it stands in the way
 * @param log the last lines that the container wrote; none where it is not about a container
 * @param time when it was seen last
 */
public record Trouble(
    String where, String what, String fix, Gravity gravity, List<String> log, Instant time) {
  public Trouble {
    log = List.copyOf(log);
  }

  /** Without lines of a log. */
  public Trouble(String where, String what, String fix, Gravity gravity, Instant time) {
    this(where, what, fix, gravity, List.of(), time);
  }

  /** Whether waiting is of no use. */
  public boolean isFatal() {
    return gravity == Gravity.FATAL;
  }

  /** The same, as grave as this. */
  public Trouble as(Gravity other) {
    return new Trouble(where, what, fix, other, log, time);
  }

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
