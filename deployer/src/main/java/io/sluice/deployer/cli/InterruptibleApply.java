package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.apply.Applied;
import io.sluice.deployer.cluster.apply.Apply;
import io.sluice.deployer.cluster.apply.ApplyOptions;
import io.sluice.deployer.target.KubernetesResource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Applying that says how far it came when Ctrl-C or a signal ends it. Both are seen as a shutdown
 * of the JVM. No request is waited for: applying can end anywhere, and doing it again finishes it.
 */
final class InterruptibleApply {
  private final Apply apply;
  private final ApplyReport report;
  private final AtomicBoolean ended = new AtomicBoolean();

  InterruptibleApply(Apply apply, ApplyReport report) {
    this.apply = apply;
    this.report = report;
  }

  List<Applied> run(List<KubernetesResource> resources, ApplyOptions options)
      throws InterruptedException {
    Thread hook = new Thread(this::tell, "tell-how-far-it-came");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return apply.run(resources, options, report);
    } finally {
      if (ended.compareAndSet(false, true)) {
        forget(hook);
      } else {
        hook.join();
      }
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // It finished just in time, and the hook has nothing to tell any more.
      return;
    }
  }

  private void tell() {
    if (ended.compareAndSet(false, true)) {
      report.tellInterrupted();
      Runtime.getRuntime().halt(ExitCode.FAILED);
    }
  }
}
