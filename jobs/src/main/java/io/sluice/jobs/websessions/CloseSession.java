package io.sluice.jobs.websessions;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.time.Time;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * Makes the session record when a window closes, and numbers the sessions of each client. A client
 * that did not come back within the retention is forgotten: its next session is number 1 again. The
 * retention is by the clock of the machine, as Flink's state time-to-live is.
 */
final class CloseSession extends ProcessWindowFunction<SessionTotals, Session, String, TimeWindow> {
  private static final long serialVersionUID = 1L;

  private final ValueStateDescriptor<Long> visits =
      new ValueStateDescriptor<>("visits", Types.LONG);

  CloseSession(Duration clientRetention) {
    visits.enableTimeToLive(timeToLive(clientRetention));
  }

  @Override
  public void process(
      String client, Context context, Iterable<SessionTotals> totals, Collector<Session> out)
      throws Exception {
    ValueState<Long> count = context.globalState().getState(visits);
    Long before = count.value();
    long visit = before == null ? 1 : before + 1;
    count.update(visit);
    out.collect(new Session(client, visit, totals.iterator().next()));
  }

  /** Duration is taken by Flink 1.20 and later only. */
  @SuppressWarnings("deprecation")
  private static StateTtlConfig timeToLive(Duration duration) {
    return StateTtlConfig.newBuilder(Time.milliseconds(duration.toMillis())).build();
  }
}
