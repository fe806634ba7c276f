package io.sluice.jobs.websessions;

import java.time.Duration;
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
 */
public final class RequestTimes {
  private final WatermarkStrategy<Request> watermarks;

  private RequestTimes(WatermarkStrategy<Request> watermarks) {
    this.watermarks =
        watermarks.withTimestampAssigner((request, unset) -> request.time.toEpochMilli());
  }

  /** For input that ends: no request is late, whatever the order. */
  public static RequestTimes inAnyOrder() {
    return new RequestTimes(WatermarkStrategy.noWatermarks());
  }

  /**
   * For input without an end.
   *
   * @param outOfOrderness how much older a request may be than the newest one before it
   * @param idleAfter after so long without a request, by the machine's clock, a subtask is idle
   */
  public static RequestTimes within(Duration outOfOrderness, Duration idleAfter) {
    return new RequestTimes(
        WatermarkStrategy.<Request>forBoundedOutOfOrderness(outOfOrderness)
            .withIdleness(idleAfter));
  }

  WatermarkStrategy<Request> watermarks() {
    return watermarks;
  }
}
