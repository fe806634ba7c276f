package io.sluice.jobs.websessions;

import io.sluice.jobs.state.Count;
import io.sluice.jobs.state.CountingFunction;
import org.apache.flink.util.Collector;

/** Counts sessions, and clients by their first session. */
final class CountSessions extends CountingFunction<Session, Session> {
  private static final long serialVersionUID = 1L;

  private final Count sessions = count(WebSessions.SESSIONS);
  private final Count clients = count(WebSessions.CLIENTS);

  @Override
  public void processElement(Session session, Context context, Collector<Session> out) {
    sessions.increment();
    if (session.visit == 1) {
      clients.increment();
    }
    out.collect(session);
  }
}
