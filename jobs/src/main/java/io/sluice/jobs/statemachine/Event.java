package io.sluice.jobs.statemachine;

/** One event of an address. Fields are public for Flink's POJO serializer. */
public class Event {
  /** The address, in IPv4 notation. */
  public String address = "";

  /** 0 for the first event of the address, then one more for each. */
  public long sequence;

  /** What happened. */
  public Kind kind = Kind.PROBE;

  /** For Flink's POJO serializer. */
  public Event() {}

  Event(String address, long sequence, Kind kind) {
    this.address = address;
    this.sequence = sequence;
    this.kind = kind;
  }
}
