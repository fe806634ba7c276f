package io.sluice.deployer.cluster.status;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Pools of threads that keep no process alive. */
final class Daemons {
  private Daemons() {}

  static ExecutorService pool(String name, int threads) {
    return Executors.newFixedThreadPool(
        threads,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
