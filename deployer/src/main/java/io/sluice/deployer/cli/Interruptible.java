package io.sluice.deployer.cli;

import io.sluice.deployer.local.LocalOutcome;
import io.sluice.deployer.local.LocalRun;
import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.local.error.SavepointException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A run that ends well however it ends: by itself, by Ctrl-C, or by a signal to terminate. The last
 * two are seen as a shutdown of the JVM; then the job is stopped with a savepoint before the
 * process ends.
 */
final class Interruptible {
  private final LocalRun run;
  private final RunReport report;
  private final RunProgress progress;
  private final AtomicBoolean ended = new AtomicBoolean();

  Interruptible(LocalRun run, RunReport report, RunProgress progress) {
    this.run = run;
    this.report = report;
    this.progress = progress;
  }

  int run() throws InterruptedException {
    Thread hook = new Thread(this::stop, "stop-with-savepoint");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      LocalOutcome outcome = run.run();
      return ended.compareAndSet(false, true) ? tell(outcome) : waitForHook(hook);
    } catch (RuntimeException failure) {
      if (!ended.compareAndSet(false, true)) {
        return waitForHook(hook);
      }
      throw failure;
    } finally {
      run.close();
    }
  }

  private void stop() {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    int exitCode;
    try {
      exitCode = tell(run.stop());
    } catch (SavepointException lost) {
      progress.end();
      exitCode = report.tellLoss(lost);
    } catch (LocalRunException notStopped) {
      progress.end();
      exitCode = report.tellFailure(notStopped);
    } catch (InterruptedException interrupted) {
      exitCode = ExitCode.FAILED;
    }
    run.close();
    Runtime.getRuntime().halt(exitCode);
  }

  private int tell(LocalOutcome outcome) {
    progress.end();
    return report.tell(outcome);
  }

  /** The hook prints and ends the process; whoever returns first must not end it before. */
  private static int waitForHook(Thread hook) throws InterruptedException {
    hook.join();
    return ExitCode.OK;
  }
}
