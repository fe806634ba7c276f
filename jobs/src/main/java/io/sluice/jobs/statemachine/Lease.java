package io.sluice.jobs.statemachine;

/** What is kept for an address. Fields are public for Flink's POJO serializer. */
public class Lease {
  /** The state after the last event. */
  public State state = State.FREE;

  /** The number of the next event. */
  public long nextSequence;

  /** Size of the payload that was stored last, in bytes. */
  public int payloadBytes;

  /** The number of the event that stored the payload. */
  public long payloadSequence;
}
