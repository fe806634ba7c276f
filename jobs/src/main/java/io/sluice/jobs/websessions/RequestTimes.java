package io.sluice.jobs.websessions;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How event time advances with the requests.
 *
 * <p>Files that are all there from the start are read in an order that says nothing about time: a
 * folder is listed in any order, readers take files side by side, and the names of rotated logs run
 * backwards ({@code access.log.1} is newer than {@code access.log.2}). A watermark that follows the
 * requests would call most of them late. So for such input it stays back until the end of the
 * input, and sessions come out then. Input without an end cannot wait: its watermark follows the
 * requests at a distance, and a subtask that sees none for a while does not hold the others back.
 * One request from the far future would carry the watermark along and make all that follow late, so
 * where the watermark follows a real log, such a request is not believed.
 */
public final class RequestTimes implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Duration MOST_AHEAD = Duration.ofDays(1);

  private final WatermarkStrategy<Request> watermarks;
  private final boolean doubtsTheFuture;

  private RequestTimes(WatermarkStrategy<Request> watermarks, boolean doubtsTheFuture) {
    this.watermarks =
        watermarks.withTimestampAssigner((request, unset) -> request.time.toEpochMilli());
    this.doubtsTheFuture = doubtsTheFuture;
  }

  /** For input that ends: no request is late, whatever the order. */
  public static RequestTimes inAnyOrder() {
    return new RequestTimes(WatermarkStrategy.noWatermarks(), false);
  }

  /**
   * For input without an end.
   *
   * @param outOfOrderness how much older a request may be than the newest one before it
   * @param idleAfter after so long without a request, by the machine's clock, a subtask is idle
   */
  public static RequestTimes within(Duration outOfOrderness, Duration idleAfter) {
    return new RequestTimes(following(outOfOrderness, idleAfter), true);
  }

  /** As {@link #within}, for made-up requests whose clock is not the machine's. */
  public static RequestTimes withinByItsOwnClock(Duration outOfOrderness, Duration idleAfter) {
    return new RequestTimes(following(outOfOrderness, idleAfter), false);
  }

  /** Whether a request can be true, given the machine's clock. */
  boolean believes(Request request, Instant now) {
    return !doubtsTheFuture || !request.time.isAfter(now.plus(MOST_AHEAD));
  }

  WatermarkStrategy<Request> watermarks() {
    return watermarks;
  }

  private static WatermarkStrategy<Request> following(Duration outOfOrderness, Duration idleAfter) {
    return WatermarkStrategy.<Request>forBoundedOutOfOrderness(outOfOrderness)
        .withIdleness(idleAfter);
  }
}
