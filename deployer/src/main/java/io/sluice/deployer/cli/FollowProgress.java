package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.follow.FollowListener;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Shows how a resource fares while it is waited for: on a terminal in one line that changes,
 * elsewhere in a line for each change. Troubles are lines everywhere.
 */
final class FollowProgress implements FollowListener {
  private final PrintWriter err;
  private final boolean terminal = Boolean.getBoolean("sluice.terminal");
  private final long began = System.nanoTime();
  private String shown = "";
  private boolean lineIsOpen;

  FollowProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void changed(LiveResource live) {
    String now = live.name() + ": " + state(live);
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    if (terminal) {
      err.print("\r\u001b[K" + now + " (" + since() + ")");
      err.flush();
      lineIsOpen = true;
    } else {
      line(now + " (" + since() + ")");
    }
  }

  @Override
  public synchronized void trouble(Trouble trouble) {
    line("  " + trouble);
    trouble.log().forEach(logged -> err.println("    | " + logged));
    err.println("    fix: " + trouble.fix());
    err.flush();
  }

  /** Leaves the changing line as it is. */
  synchronized void end() {
    if (lineIsOpen) {
      err.println();
      err.flush();
      lineIsOpen = false;
    }
  }

  static String state(LiveResource live) {
    if (!live.isReconciled()) {
      return "waiting for the operator";
    }
    String jobManager = live.jobManager();
    String job = live.job().state();
    return live.lifecycle()
        + (jobManager.isEmpty() ? "" : ", JobManager " + jobManager)
        + (job.isEmpty() ? "" : ", job " + job);
  }

  private void line(String text) {
    if (lineIsOpen) {
      err.print("\r\u001b[K");
      lineIsOpen = false;
    }
    err.println(text);
    err.flush();
  }

  private String since() {
    return Ages.of(Duration.ofNanos(System.nanoTime() - began));
  }
}
