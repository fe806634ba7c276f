package io.sluice.deployer.aws.doctor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Work that leaves something behind if it is cut off: Ctrl-C and a signal to terminate wait until
 * what has begun is done, and nothing more begins.
 */
final class Undisturbed {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReentrantLock working = new ReentrantLock();
  private volatile boolean ending;

  /** Does the work; where the process is ending already, does nothing and never returns. */
  <T> T run(Supplier<T> work) {
    Thread hook = new Thread(this::end, "end-of-probe");
    if (!isKept(hook)) {
      awaitTheEnd();
    }
    working.lock();
    try {
      if (!ending) {
        return work.get();
      }
    } finally {
      working.unlock();
      release(hook);
    }
    awaitTheEnd();
    throw new AssertionError("nobody survives the end of the process");
  }

  private static void awaitTheEnd() {
    while (true) {
      LockSupport.park();
    }
  }

  /** Returns when no work is going on, or has taken too long. */
  private void end() {
    ending = true;
    try {
      if (working.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        working.unlock();
      }
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isKept(Thread hook) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return true;
    } catch (IllegalStateException endsAlready) {
      return false;
    }
  }

  private static void release(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      // the hook has seen to it
    }
  }
}
