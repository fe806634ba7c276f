package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.operate.Waiting;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Waits for what was asked for and shows how it goes; interrupted, it says what was done and how to
 * go on.
 */
final class Attended {
  private final PrintWriter err;
  private final Duration timeout;
  private final String asked;
  private final String meanwhile;
  private final String goOn;

  /**
   * @param asked what was done, in one line
   * @param meanwhile what becomes of it when nobody waits
   * @param goOn the command that goes on from there
   */
  Attended(PrintWriter err, Duration timeout, String asked, String meanwhile, String goOn) {
    this.err = err;
    this.timeout = timeout;
    this.asked = asked;
    this.meanwhile = meanwhile;
    this.goOn = goOn;
  }

  /** Something that takes its time. */
  interface Step<T> {
    T run(Waiting waiting) throws InterruptedException;
  }

  <T> T wait(Step<T> step) throws InterruptedException {
    err.println(asked);
    err.flush();
    FollowProgress progress = new FollowProgress(err);
    String stand = asked + ", and " + meanwhile;
    String fix = "go on with '" + goOn + "'";
    InterruptNote note = InterruptNote.of(err, progress, stand, fix);
    try {
      return step.run(new Waiting(timeout, progress));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("stopped waiting; " + stand, fix);
    } finally {
      progress.end();
      note.remove();
    }
  }
}
