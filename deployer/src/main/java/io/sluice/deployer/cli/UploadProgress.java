package io.sluice.deployer.cli;

import io.sluice.deployer.aws.artifact.UploadListener;
import java.io.PrintWriter;
import java.nio.file.Path;

/** A bar for an upload; on a terminal only. */
final class UploadProgress implements UploadListener {
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final Path file;
  private final boolean terminal = Boolean.getBoolean("sluice.terminal");
  private boolean lineIsOpen;

  UploadProgress(PrintWriter err, Path file) {
    this.err = err;
    this.file = file;
  }

  @Override
  public void sent(long sent, long of) {
    if (!terminal) {
      return;
    }
    int done = of == 0 ? WIDTH : (int) (WIDTH * sent / of);
    err.print(
        "\r\u001b[K"
            + file.getFileName()
            + " ["
            + "#".repeat(done)
            + " ".repeat(WIDTH - done)
            + "] "
            + Ages.size(sent)
            + " of "
            + Ages.size(of));
    err.flush();
    lineIsOpen = true;
  }

  /** Leaves the line as it is. */
  void end() {
    if (lineIsOpen) {
      err.println();
      err.flush();
      lineIsOpen = false;
    }
  }
}
