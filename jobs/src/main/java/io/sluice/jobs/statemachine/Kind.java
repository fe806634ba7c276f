package io.sluice.jobs.statemachine;

import java.util.Optional;

/**
 * What can happen to the lease of an address: in which states, and what state follows.
 *
 * <pre>
 *   FREE --OFFER--> OFFERED --ACCEPT--> LEASED --RECALL--> RECALLED --RETURN--> FREE
 *                   OFFERED --DECLINE-> FREE
 *                                       LEASED --RENEW---> LEASED
 *                                       LEASED --EXPIRE--> FREE
 *   any --PROBE--> the same
 * </pre>
 */
public enum Kind {
  /** The address is offered. */
  OFFER(State.FREE, State.OFFERED),
  /** The offer is taken. */
  ACCEPT(State.OFFERED, State.LEASED),
  /** The offer is not taken. */
  DECLINE(State.OFFERED, State.FREE),
  /** The lease goes on. */
  RENEW(State.LEASED, State.LEASED),
  /** The lease ends by itself. */
  EXPIRE(State.LEASED, State.FREE),
  /** The address is asked back. */
  RECALL(State.LEASED, State.RECALLED),
  /** The address is given back. */
  RETURN(State.RECALLED, State.FREE),
  /** Somebody asks whether the address answers; legal in every state, changes nothing. */
  PROBE(State.UNKNOWN, State.UNKNOWN);

  private final State before;
  private final State after;

  Kind(State before, State after) {
    this.before = before;
    this.after = after;
  }

  /**
   * The state that follows, or nothing when the event is illegal in the state. In an unknown state
   * no event is illegal.
   */
  public Optional<State> after(State state) {
    if (this == PROBE) {
      return Optional.of(state);
    }
    return state == before || state == State.UNKNOWN ? Optional.of(after) : Optional.empty();
  }
}
