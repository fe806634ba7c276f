package io.sluice.deployer.cli;

import java.io.PrintWriter;

/** While this is there, a Ctrl-C says what was done and how to go on before the process ends. */
final class InterruptNote {
  private final Thread hook;

  private InterruptNote(Thread hook) {
    this.hook = hook;
  }

  static InterruptNote of(PrintWriter err, FollowProgress progress, String stand, String goOn) {
    Thread hook =
        new Thread(
            () -> {
              progress.end();
              err.println("sluice: stopped waiting; " + stand);
              err.println("  fix: " + goOn);
              err.flush();
              Runtime.getRuntime().halt(ExitCode.FAILED);
            },
            "interrupt-note");
    Runtime.getRuntime().addShutdownHook(hook);
    return new InterruptNote(hook);
  }

  /** Takes it away, unless the process is ending already: then the note has the last word. */
  void remove() throws InterruptedException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      hook.join();
    }
  }
}
