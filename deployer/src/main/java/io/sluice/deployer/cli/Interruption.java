package io.sluice.deployer.cli;

import java.io.PrintWriter;

/** Says on Ctrl-C, or a signal to terminate, how things stand. */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /** From now on until it is closed. */
  static Interruption telling(PrintWriter err, String text) {
    Thread hook =
        new Thread(
            () -> {
              err.println();
              err.println("sluice: " + text);
              err.flush();
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      return;
    }
  }
}
