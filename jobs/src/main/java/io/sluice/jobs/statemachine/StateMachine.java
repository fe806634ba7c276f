package io.sluice.jobs.statemachine;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From events to alerts. With an error rate of 0 there is never an alert, across failures, restores
 * and rescaling too; any alert then shows that events or state were lost or repeated. The constants
 * name the job's metrics and accumulators.
 */
public final class StateMachine {
  /** Events checked. */
  public static final String EVENTS = "events";

  /** Alerts given. */
  public static final String ALERTS = "alerts";

  /** Addresses seen. */
  public static final String KEYS = "keys";

  private StateMachine() {}

  /**
   * Builds the pipeline on a stream of events that has the events of each address in order.
   *
   * @param payloadBytes how many bytes to keep for each address, 0 for none
   */
  public static DataStream<Alert> pipeline(DataStream<Event> events, int payloadBytes) {
    return events
        .keyBy(event -> event.address)
        .process(new CheckEvents(payloadBytes))
        .uid("check-events")
        .name("check-events");
  }
}
