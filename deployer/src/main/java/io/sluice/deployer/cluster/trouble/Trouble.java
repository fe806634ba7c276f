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
 * @param cause which known cause it is, such as {@code entry-class}; empty for an unknown one
 * @param log the last lines that the container wrote, or those of the stack trace that count
 * @param time when it was seen last
 */
public record Trouble(
    String where,
    String what,
    String fix,
    Gravity gravity,
    String cause,
    List<String> log,
    Instant time) {
  public Trouble {
    log = List.copyOf(log);
  }

  /** Without lines of a log. */
  public Trouble(
      String where, String what, String fix, Gravity gravity, String cause, Instant time) {
    this(where, what, fix, gravity, cause, List.of(), time);
  }

  /** Whether waiting is of no use. */
  public boolean isFatal() {
    return gravity == Gravity.FATAL;
  }

  /** Whether it is a cause that Sluice knows. */
  public boolean isKnown() {
    return !cause.isEmpty();
  }

  /** The same, as grave as this. */
  public Trouble as(Gravity other) {
    return new Trouble(where, what, fix, other, cause, log, time);
  }

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
