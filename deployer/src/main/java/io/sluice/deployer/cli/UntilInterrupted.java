package io.sluice.deployer.cli;

/**
 * Something that goes on until Ctrl-C or a signal to terminate, which is its good end: the process
 * then ends with exit code 0.
 */
final class UntilInterrupted {
  private UntilInterrupted() {}

  /** Something that may be interrupted. */
  interface Task {
    void run() throws InterruptedException;
  }

  /**
   * Runs it.
   *
   * @param last what is done when a signal comes, before the process ends
   */
  static void run(Task task, Runnable last) throws InterruptedException {
    Thread hook =
        new Thread(
            () -> {
              last.run();
              Runtime.getRuntime().halt(ExitCode.OK);
            },
            "until-interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      task.run();
    } finally {
      remove(hook);
    }
  }

  private static void remove(Thread hook) throws InterruptedException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      hook.join();
    }
  }
}
