package io.sluice.deployer.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** Says on Ctrl-C, or a signal to terminate, how things stand. */
final class Interruption {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /** From now on until it is taken away. */
  static Interruption telling(PrintWriter err, String text) {
    return telling(err, () -> text);
  }

  /** The same where what is to be said changes. */
  static Interruption telling(PrintWriter err, Supplier<String> text) {
    Thread hook =
        new Thread(
            () -> {
              err.println();
              err.println("sluice: " + text.get());
              err.flush();
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  /** Takes it away, unless the process is ending already: then it has the last word. */
  void remove() throws InterruptedException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      hook.join();
    }
  }
}
