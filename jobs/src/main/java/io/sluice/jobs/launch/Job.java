package io.sluice.jobs.launch;

import io.sluice.jobs.arguments.Arguments;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Wires sources, a pipeline and sinks into an environment. */
@FunctionalInterface
public interface Job {
  /**
   * Adds the job to the environment, without running it.
   *
   * @throws io.sluice.jobs.arguments.ArgumentException when the arguments are not right
   */
  void build(StreamExecutionEnvironment env, Arguments arguments);
}
