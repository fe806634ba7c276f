package io.sluice.deployer.rest;

import java.time.Duration;
import java.util.function.Consumer;

/** Time that passes in pauses alone, and at once. */
public final class PassingTime implements Poll.Time {
  private final Consumer<Duration> pauses;
  private long nanos;

  /**
   * @param pauses hears of each pause
   */
  public PassingTime(Consumer<Duration> pauses) {
    this.pauses = pauses;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void pass(Duration pause) {
    nanos += pause.toNanos();
    pauses.accept(pause);
  }
}
