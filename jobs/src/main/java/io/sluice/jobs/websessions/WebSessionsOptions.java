package io.sluice.jobs.websessions;

import io.sluice.jobs.arguments.Arguments;
import java.time.Duration;

/** How requests become sessions. */
public final class WebSessionsOptions {
  private final Duration gap;
  private final Duration clientRetention;
  private final RequestTimes times;

  private WebSessionsOptions(Duration gap, Duration clientRetention, RequestTimes times) {
    this.gap = gap;
    this.clientRetention = clientRetention;
    this.times = times;
  }

  /**
   * The options that the arguments name, with their defaults.
   *
   * @param fileInputEnds whether the input is files that are all there when the job starts
   * @throws io.sluice.jobs.arguments.ArgumentException when one is malformed
   */
  public static WebSessionsOptions from(Arguments arguments, boolean fileInputEnds) {
    return new WebSessionsOptions(
        arguments.duration("--gap", Duration.ofMinutes(30)),
        arguments.duration("--client-retention", Duration.ofDays(30)),
        times(arguments, fileInputEnds));
  }

  /** A session is over when its client was inactive for so long in event time. */
  public Duration gap() {
    return gap;
  }

  /** For how long a client is remembered after its last session. */
  public Duration clientRetention() {
    return clientRetention;
  }

  /** How event time advances. */
  public RequestTimes times() {
    return times;
  }

  private static RequestTimes times(Arguments arguments, boolean fileInputEnds) {
    Duration outOfOrderness = arguments.duration("--out-of-orderness", Duration.ofMinutes(2));
    Duration idleAfter = arguments.duration("--idle-after", Duration.ofMinutes(1));
    if (fileInputEnds) {
      return RequestTimes.inAnyOrder();
    }
    return arguments.has("--generate")
        ? RequestTimes.withinByItsOwnClock(outOfOrderness, idleAfter)
        : RequestTimes.within(outOfOrderness, idleAfter);
  }
}
