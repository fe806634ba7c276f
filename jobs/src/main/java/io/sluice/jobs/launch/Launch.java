package io.sluice.jobs.launch;

import io.sluice.jobs.arguments.Usage;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What the entry classes have in common. Parallelism, checkpoints and state backend are left to the
 * configuration, in production the deployment's {@code flinkConfiguration}.
 */
public final class Launch {
  private Launch() {}

  /**
   * Prints the usage text if {@code --help} is among the arguments, else runs the job.
   *
   * @param name the job's name, unless the configuration has {@code pipeline.name}
   * @throws io.sluice.jobs.arguments.ArgumentException when the arguments are not right
   * @throws Exception when the job fails
   */
  public static void run(String name, Usage usage, Job job, String... args) throws Exception {
    if (usage.isAskedForBy(args)) {
      System.out.println(usage.text());
      return;
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    build(env, usage, job, args);
    env.execute(env.getConfiguration().getOptional(PipelineOptions.NAME).orElse(name));
  }

  /**
   * Adds the job to an environment, without running it.
   *
   * @throws io.sluice.jobs.arguments.ArgumentException when the arguments are not right
   */
  public static void build(StreamExecutionEnvironment env, Usage usage, Job job, String... args) {
    job.build(env, usage.parse(args));
  }

  /** Chooses a runtime mode, unless the configuration has {@code execution.runtime-mode}. */
  public static void prefer(RuntimeExecutionMode mode, StreamExecutionEnvironment env) {
    if (env.getConfiguration().getOptional(ExecutionOptions.RUNTIME_MODE).isEmpty()) {
      env.setRuntimeMode(mode);
    }
  }

  /**
   * Checks that what sinks write will ever appear: in streaming mode a file sink publishes with
   * checkpoints only.
   *
   * @param inputEnds whether all sources are bounded, which lets Flink choose batch mode if it may
   * @throws IllegalStateException when checkpoints are off in streaming mode
   */
  public static void requireCheckpoints(StreamExecutionEnvironment env, boolean inputEnds) {
    RuntimeExecutionMode mode = env.getConfiguration().get(ExecutionOptions.RUNTIME_MODE);
    boolean streaming =
        mode == RuntimeExecutionMode.STREAMING
            || (mode == RuntimeExecutionMode.AUTOMATIC && !inputEnds);
    if (streaming && !env.getCheckpointConfig().isCheckpointingEnabled()) {
      throw new IllegalStateException(
          "execution.checkpointing.interval is not set: output appears with checkpoints only, "
              + "set it in the Flink configuration, such as 10s");
    }
  }
}
