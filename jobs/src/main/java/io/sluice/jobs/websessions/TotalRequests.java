package io.sluice.jobs.websessions;

import org.apache.flink.api.common.functions.AggregateFunction;

/** Adds requests to totals as they arrive, so that an open session keeps no requests. */
final class TotalRequests implements AggregateFunction<Request, SessionTotals, SessionTotals> {
  private static final long serialVersionUID = 1L;

  @Override
  public SessionTotals createAccumulator() {
    return new SessionTotals();
  }

  @Override
  public SessionTotals add(Request request, SessionTotals totals) {
    totals.add(request);
    return totals;
  }

  @Override
  public SessionTotals merge(SessionTotals totals, SessionTotals other) {
    totals.add(other);
    return totals;
  }

  @Override
  public SessionTotals getResult(SessionTotals totals) {
    return totals;
  }
}
