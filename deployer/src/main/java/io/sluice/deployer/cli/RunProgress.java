package io.sluice.deployer.cli;

import io.sluice.deployer.local.LocalEvent;
import io.sluice.deployer.local.LocalListener;
import io.sluice.deployer.rest.JobState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a run goes: on a terminal in one line that changes, elsewhere in lines, of which those
 * that come all the time are printed now and then. The launcher says whether stderr is a terminal;
 * Java can only tell it of all three streams together.
 */
final class RunProgress implements LocalListener {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final PrintWriter err;
  private final String name;
  private final boolean terminal = Boolean.getBoolean("sluice.terminal");
  private long records;
  private LocalEvent.@Nullable CheckpointCompleted checkpoint;
  private long lastLineNanos = System.nanoTime();
  private boolean lineIsOpen;

  RunProgress(PrintWriter err, String name) {
    this.err = err;
    this.name = name;
  }

  @Override
  public synchronized void on(LocalEvent event) {
    if (event instanceof LocalEvent.RecordsRead read) {
      records = read.records();
      update();
    } else if (event instanceof LocalEvent.CheckpointCompleted completed) {
      checkpoint = completed;
      update();
    } else {
      line(text(event));
    }
  }

  /** Leaves the changing line as it is. */
  synchronized void end() {
    if (lineIsOpen) {
      err.println();
      err.flush();
      lineIsOpen = false;
    }
  }

  private String text(LocalEvent event) {
    if (event instanceof LocalEvent.Note note) {
      return "note: " + note.text();
    }
    if (event instanceof LocalEvent.Resuming resuming) {
      return "going on from " + resuming.from();
    }
    if (event instanceof LocalEvent.S3Started s3) {
      return "S3 server: " + s3.endpoint();
    }
    if (event instanceof LocalEvent.InputUploaded input) {
      return "input: " + input.path() + " is " + input.place();
    }
    if (event instanceof LocalEvent.JobManagerStarted jobManager) {
      return "JobManager: web UI " + jobManager.webUi() + ", metrics " + jobManager.metrics();
    }
    if (event instanceof LocalEvent.TaskManagerStarted started) {
      return "TaskManager " + started.number() + ": metrics " + started.metrics();
    }
    if (event instanceof LocalEvent.SlotsRegistered slots) {
      return "slots: " + slots.registered() + " of " + slots.wanted();
    }
    if (event instanceof LocalEvent.JobStateChanged changed) {
      return "job: "
          + changed.state()
          + (changed.state() == JobState.RUNNING ? " (Ctrl-C stops it with a savepoint)" : "");
    }
    if (event instanceof LocalEvent.TaskManagerLost lost) {
      return "TaskManager "
          + lost.number()
          + " ended with exit code "
          + lost.exitCode()
          + "; starting it again";
    }
    if (event instanceof LocalEvent.JobRestarted restarted) {
      return "restart " + restarted.restarts() + ": " + restarted.cause();
    }
    return "stopping with a savepoint (kill -9 "
        + ProcessHandle.current().pid()
        + " ends it without one)";
  }

  private void update() {
    if (terminal) {
      err.print("\r\u001b[K" + name + ": " + status());
      err.flush();
      lineIsOpen = true;
    } else if (System.nanoTime() - lastLineNanos >= BETWEEN_LINES.toNanos()) {
      line(status());
    }
  }

  private String status() {
    String read = String.format(Locale.ROOT, "%,d records read", records);
    return checkpoint == null
        ? read
        : String.format(
            Locale.ROOT,
            "%s, checkpoint %d done in %d ms (%,d bytes)",
            read,
            checkpoint.id(),
            checkpoint.duration().toMillis(),
            checkpoint.bytes());
  }

  private void line(String text) {
    if (lineIsOpen) {
      err.print("\r\u001b[K");
      lineIsOpen = false;
    }
    err.println(name + ": " + text);
    err.flush();
    lastLineNanos = System.nanoTime();
  }
}
