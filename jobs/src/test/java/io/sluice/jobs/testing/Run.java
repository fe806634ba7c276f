package io.sluice.jobs.testing;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job on the test's cluster: started, watched by its totals, stopped with a savepoint. */
public final class Run {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final JobClient client;

  Run(JobClient client) {
    this.client = client;
  }

  /** Wires a job into an environment. */
  @FunctionalInterface
  public interface Wiring {
    void build(StreamExecutionEnvironment env);
  }

  /** Settings under which a job must not need generic types or generated uids. */
  public static Configuration settings(int parallelism) {
    Configuration settings = new Configuration();
    settings.setString("parallelism.default", Integer.toString(parallelism));
    settings.setString("pipeline.max-parallelism", "12");
    settings.setString("pipeline.generic-types", "false");
    settings.setString("pipeline.auto-generate-uids", "false");
    settings.setString("execution.checkpointing.interval", "200 ms");
    settings.setString("restart-strategy", "none");
    return settings;
  }

  /** The totals after the job has ended by itself. */
  public Map<String, Object> finish() throws Exception {
    return client.getJobExecutionResult().get().getAllAccumulatorResults();
  }

  public void awaitCount(String name, long atLeast) {
    await(name + " >= " + atLeast).atMost(PATIENCE).until(() -> running(name) >= atLeast);
  }

  void cancel() throws Exception {
    if (!client.getJobStatus().get().isGloballyTerminalState()) {
      client.cancel().get();
    }
  }

  private long count(String name) throws Exception {
    return (long) client.getAccumulators().get().getOrDefault(name, 0L);
  }

  public String stopWithSavepoint(Path folder) throws Exception {
    String savepoint =
        client
            .stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
            .get();
    await().atMost(PATIENCE).until(() -> client.getJobStatus().get() == JobStatus.FINISHED);
    return savepoint;
  }

  private long running(String name) throws Exception {
    if (client.getJobStatus().get() == JobStatus.FAILED) {
      client.getJobExecutionResult().get();
    }
    return count(name);
  }
}
