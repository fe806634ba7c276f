package io.sluice.jobs.statemachine;

/** Where the lease of an address stands. */
public enum State {
  /** Nobody holds the address. */
  FREE,
  /** Somebody was offered the address and has not answered. */
  OFFERED,
  /** Somebody holds the address. */
  LEASED,
  /** The holder is asked to give the address back. */
  RECALLED,
  /** Not known, as events are missing. */
  UNKNOWN
}
