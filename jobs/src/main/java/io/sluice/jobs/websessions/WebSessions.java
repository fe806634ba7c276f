package io.sluice.jobs.websessions;

import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.time.Time;
import org.apache.flink.util.OutputTag;

/**
 * From log lines to sessions. Nothing disappears: each line becomes a request or a reject, and each
 * request becomes part of a session or comes out as late. The constants name the job's totals, as
 * metrics and accumulators.
 */
public final class WebSessions {
  /** Lines, of which each is either parsed or rejected. */
  public static final String LINES_READ = "linesRead";

  /** Lines that are requests. */
  public static final String REQUESTS_PARSED = "requestsParsed";

  /** Lines that are not. */
  public static final String LINES_REJECTED = "linesRejected";

  /** Requests that came after their session was closed. */
  public static final String LATE_REQUESTS = "lateRequests";

  /** Sessions that were closed. */
  public static final String SESSIONS = "sessions";

  /** Closed sessions that are the first of their client. */
  public static final String CLIENTS = "clients";

  private static final OutputTag<Request> LATE = new SideTag<>("late", Request.class);

  private final DataStream<Session> sessions;
  private final DataStream<Reject> rejects;
  private final DataStream<Request> late;

  private WebSessions(
      DataStream<Session> sessions, DataStream<Reject> rejects, DataStream<Request> late) {
    this.sessions = sessions;
    this.rejects = rejects;
    this.late = late;
  }

  /** Builds the pipeline on a stream of lines in Apache's combined format. */
  public static WebSessions pipeline(DataStream<String> lines, WebSessionsOptions options) {
    SingleOutputStreamOperator<Request> requests =
        lines.process(new ParseLines(options.times())).uid("parse-lines").name("parse-lines");
    SingleOutputStreamOperator<Session> closed =
        requests
            .assignTimestampsAndWatermarks(options.times().watermarks())
            .uid("request-times")
            .name("request-times")
            .keyBy(request -> request.client)
            .window(sessionsWith(options.gap()))
            .sideOutputLateData(LATE)
            .aggregate(new TotalRequests(), new CloseSession(options.clientRetention()))
            .uid("close-sessions")
            .name("close-sessions");
    return new WebSessions(
        closed.process(new CountSessions()).uid("count-sessions").name("count-sessions"),
        requests.getSideOutput(ParseLines.REJECTS),
        closed.getSideOutput(LATE).process(new CountLate()).uid("count-late").name("count-late"));
  }

  /** One record for each session, when it is closed. */
  public DataStream<Session> sessions() {
    return sessions;
  }

  /** The lines that are not requests. */
  public DataStream<Reject> rejects() {
    return rejects;
  }

  /** The requests that came after their session was closed. */
  public DataStream<Request> late() {
    return late;
  }

  /** Duration is taken by Flink 1.20 and later only. */
  @SuppressWarnings("deprecation")
  private static EventTimeSessionWindows sessionsWith(Duration gap) {
    return EventTimeSessionWindows.withGap(Time.milliseconds(gap.toMillis()));
  }
}
