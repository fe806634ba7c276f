package io.sluice.jobs.statemachine;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each alert to the log of the task manager, for a job without an output folder. */
final class LogAlerts extends ProcessFunction<Alert, Alert> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LogAlerts.class);

  @Override
  public void processElement(Alert alert, Context context, Collector<Alert> out) {
    LOG.warn("{}", alert);
  }
}
