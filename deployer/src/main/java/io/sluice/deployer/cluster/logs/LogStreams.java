package io.sluice.deployer.cluster.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Reads several pods: one after the other, or all at once where lines are followed. */
public final class LogStreams {
  private final List<LogReader> readers;

  /**
   * @param readers one per pod
   */
  public LogStreams(List<LogReader> readers) {
    this.readers = List.copyOf(readers);
  }

  /**
   * Hands over the lines of all pods. Where there are several, each begins with its pod's name in
   * brackets.
   *
   * @param follow whether the readers follow
   * @throws io.sluice.deployer.cluster.ClusterException if the lines of a pod cannot be read
   */
  public void read(boolean follow, Consumer<String> line) throws InterruptedException {
    if (!follow || readers.size() == 1) {
      readers.forEach(reader -> reader.read(to(reader, line)));
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(readers.size(), LogStreams::daemon);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (LogReader reader : readers) {
        running.add(threads.submit(() -> reader.read(to(reader, line))));
      }
      for (Future<?> one : running) {
        await(one);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Consumer<String> to(LogReader reader, Consumer<String> line) {
    return readers.size() == 1
        ? line
        : text -> {
          synchronized (readers) {
            line.accept("[" + reader.name() + "] " + text);
          }
        };
  }

  private static void await(Future<?> reading) throws InterruptedException {
    try {
      reading.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "log");
    thread.setDaemon(true);
    return thread;
  }
}
