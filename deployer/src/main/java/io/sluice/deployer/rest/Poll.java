package io.sluice.deployer.rest;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Asks again after a pause, and again, but not for ever. It is for Flink's REST API, which has no
 * way to be told when something has come about.
 */
public final class Poll {
  private final BooleanSupplier goesOn;
  private final Duration pause;
  private final Time time;

  private Poll(BooleanSupplier goesOn, Duration pause, Time time) {
    this.goesOn = goesOn;
    this.pause = pause;
    this.time = time;
  }

  /** What passes between two questions. */
  public interface Time {
    /** The machine's. */
    Time REAL =
        new Time() {
          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public void pass(Duration pause) throws InterruptedException {
            Thread.sleep(pause.toMillis());
          }
        };

    /** Nanoseconds since some moment; they never go back. */
    long nanos();

    /**
     * Returns when that much has passed.
     *
     * @throws InterruptedException if the thread is interrupted, at once
     */
    void pass(Duration pause) throws InterruptedException;
  }

  /** Asks until patience is up, from now on, and once more after that. */
  public static Poll within(Duration patience, Duration pause, Time time) {
    long begin = time.nanos();
    return new Poll(
        () -> Duration.ofNanos(time.nanos() - begin).compareTo(patience) <= 0, pause, time);
  }

  /** Asks this many times, the first one counted. */
  public static Poll times(int number, Duration pause, Time time) {
    int[] asked = {0};
    return new Poll(() -> ++asked[0] < number, pause, time);
  }

  /**
   * Pauses, if there is to be another question.
   *
   * @return whether to ask again; if not, it returns at once
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean again() throws InterruptedException {
    if (!goesOn.getAsBoolean()) {
      return false;
    }
    time.pass(pause);
    return true;
  }
}
