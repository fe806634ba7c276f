package io.sluice.jobs.websessions;

import io.sluice.jobs.state.Count;
import io.sluice.jobs.state.CountingFunction;
import java.time.Instant;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Turns lines into requests; those that are not go to a side output, and each is counted. */
final class ParseLines extends CountingFunction<String, Request> {
  static final OutputTag<Reject> REJECTS = new SideTag<>("rejects", Reject.class);

  private static final long serialVersionUID = 1L;

  private final Count linesRead = count(WebSessions.LINES_READ);
  private final Count requestsParsed = count(WebSessions.REQUESTS_PARSED);
  private final Count linesRejected = count(WebSessions.LINES_REJECTED);

  private final RequestTimes times;

  ParseLines(RequestTimes times) {
    this.times = times;
  }

  @Override
  public void processElement(String line, Context context, Collector<Request> out) {
    linesRead.increment();
    try {
      Request request = CombinedLog.parse(line);
      if (!times.believes(request, Instant.now())) {
        throw new MalformedLineException(RejectReason.FUTURE_TIME);
      }
      requestsParsed.increment();
      out.collect(request);
    } catch (MalformedLineException malformed) {
      linesRejected.increment();
      context.output(REJECTS, new Reject(malformed.reason(), line));
    }
  }
}
