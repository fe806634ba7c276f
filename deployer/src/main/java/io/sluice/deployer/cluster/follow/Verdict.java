package io.sluice.deployer.cluster.follow;

/**
 * How far a resource is from a {@link Goal}.
 *
 * @param state whether waiting goes on
 * @param text where it stands, in a few words, or why it cannot be reached
 * @param fix what to do; empty unless it cannot be reached
 */
public record Verdict(State state, String text, String fix) {
  /** Whether waiting goes on. */
  public enum State {
    WAITING,
    REACHED,
    FAILED
  }

  /**
   * Not yet.
   *
   * @param text where it stands, as {@code UPGRADING, job RECONCILING}
   */
  public static Verdict waiting(String text) {
    return new Verdict(State.WAITING, text, "");
  }

  /**
   * Reached.
   *
   * @param text what it is now, as {@code STABLE}
   */
  public static Verdict reached(String text) {
    return new Verdict(State.REACHED, text, "");
  }

  /** It cannot be reached any more. */
  public static Verdict failed(String reason, String fix) {
    return new Verdict(State.FAILED, reason, fix);
  }
}
