package io.sluice.jobs.statemachine;

/** What is wrong. */
public enum AlertType {
  /** An event is not legal in the state of its address: what the job looks for. */
  ILLEGAL_TRANSITION,
  /** Events of the address are missing: events or state were lost. */
  SEQUENCE_GAP,
  /** The address had this event already: events were repeated or state is too old. */
  SEQUENCE_REPEAT,
  /** The payload kept for the address is not what was stored: state was lost or damaged. */
  PAYLOAD_MISMATCH
}
