package io.sluice.jobs.websessions;

import io.sluice.jobs.state.Count;
import io.sluice.jobs.state.CountingFunction;
import org.apache.flink.util.Collector;

/** Counts requests that came after their session was closed. */
final class CountLate extends CountingFunction<Request, Request> {
  private static final long serialVersionUID = 1L;

  private final Count lateRequests = count(WebSessions.LATE_REQUESTS);

  @Override
  public void processElement(Request request, Context context, Collector<Request> out) {
    lateRequests.increment();
    out.collect(request);
  }
}
