package io.sluice.jobs.statemachine;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** Something is wrong with an address. Fields are public for Flink's POJO serializer. */
@JsonPropertyOrder({"type", "address", "sequence", "expectedSequence", "state", "kind"})
public class Alert {
  /** What is wrong. */
  public AlertType type = AlertType.ILLEGAL_TRANSITION;

  /** The address. */
  public String address = "";

  /** The number of the event. */
  public long sequence;

  /** The number that should have come. */
  public long expectedSequence;

  /** The state of the address before the event. */
  public State state = State.UNKNOWN;

  /** What happened. */
  public Kind kind = Kind.PROBE;

  /** For Flink's POJO serializer. */
  public Alert() {}

  Alert(AlertType type, Event event, Lease lease) {
    this.type = type;
    this.address = event.address;
    this.sequence = event.sequence;
    this.expectedSequence = lease.nextSequence;
    this.state = lease.state;
    this.kind = event.kind;
  }

  @Override
  public String toString() {
    return String.format(
        "%s: %s of %s in state %s, event %d where %d was expected",
        type, kind, address, state, sequence, expectedSequence);
  }
}
