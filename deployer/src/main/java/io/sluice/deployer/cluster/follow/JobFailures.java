package io.sluice.deployer.cluster.follow;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.flink.FlinkPort;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.trouble.JobTrouble;
import io.sluice.deployer.cluster.trouble.Trouble;
import io.sluice.deployer.rest.FlinkRestException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the JobManager why the job fails, beside the thread that follows. */
final class JobFailures implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final Consumer<Signal> consumer;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "job-failures");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Future<Optional<Trouble>> question;
  private long askedAt = System.nanoTime();
  private String state = "";

  JobFailures(Cluster cluster, Consumer<Signal> consumer) {
    this.cluster = cluster;
    this.consumer = consumer;
  }

  /** Asks when the job has just begun to fail. */
  void see(LiveResource live) {
    String now = live.job().state();
    if (!now.equals(state) && isFailing(live)) {
      ask(live);
    }
    state = now;
  }

  /** Asks now and then as long as the job does not run. */
  void tick(LiveResource live) {
    if (isUp(live)
        && !live.job().state().equals("RUNNING")
        && System.nanoTime() - askedAt > BETWEEN.toNanos()) {
      ask(live);
    }
  }

  /** What a job that has failed for good says, if its JobManager still answers. */
  Optional<Trouble> lastWords(LiveResource live) {
    if (!isFailing(live)) {
      return Optional.empty();
    }
    ask(live);
    try {
      return question == null
          ? Optional.empty()
          : question.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException silent) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }

  private void ask(LiveResource live) {
    if (question == null || question.isDone()) {
      askedAt = System.nanoTime();
      question = asking.submit(() -> answer(live));
    }
  }

  private Optional<Trouble> answer(LiveResource live) {
    @Nullable String id = live.job().id();
    if (id == null) {
      return Optional.empty();
    }
    try (FlinkPort port = FlinkPort.open(cluster, live.namespace(), live.flinkCluster(), 0)) {
      Optional<Trouble> found = port.rest().failures(id).stream().findFirst().map(JobTrouble::of);
      found.ifPresent(trouble -> consumer.accept(new Signal.Found(trouble)));
      return found;
    } catch (ClusterException | FlinkRestException notReachable) {
      return Optional.empty();
    }
  }

  private static boolean isFailing(LiveResource live) {
    return isUp(live)
        && switch (live.job().state()) {
          case "RESTARTING", "FAILING", "FAILED" -> true;
          default -> false;
        };
  }

  private static boolean isUp(LiveResource live) {
    return live.isReconciled()
        && live.reconciliation().state().equals("DEPLOYED")
        && (live.jobManager().equals("READY") || live.kind().equals("FlinkSessionJob"));
  }
}
