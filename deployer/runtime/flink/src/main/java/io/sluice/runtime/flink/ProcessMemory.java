package io.sluice.runtime.flink;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * Prints how Flink splits the configured memory, which the JVMs must be told when they start: a
 * line each for {@code jobmanager.jvm}, {@code jobmanager.properties}, {@code taskmanager.jvm} and
 * {@code taskmanager.properties}; or one line {@code refused} with Flink's reason.
 */
public final class ProcessMemory {
  private ProcessMemory() {}

  /**
   * Prints the split.
   *
   * @param args {@code --configDir DIR}
   */
  public static void main(String[] args) {
    Configuration configuration = new Arguments(args).configuration();
    try {
      JobManagerProcessSpec jobManager =
          JobManagerProcessUtils.processSpecFromConfigWithNewOptionToInterpretLegacyHeap(
              configuration, JobManagerOptions.JVM_HEAP_MEMORY);
      print(
          "jobmanager.jvm",
          JobManagerProcessUtils.generateJvmParametersStr(jobManager, configuration));
      print("jobmanager.properties", JobManagerProcessUtils.generateDynamicConfigsStr(jobManager));
      TaskExecutorProcessSpec taskManager =
          TaskExecutorProcessUtils.processSpecFromConfig(
              TaskExecutorProcessUtils.getConfigurationMapLegacyTaskManagerHeapSizeToConfigOption(
                  configuration, TaskManagerOptions.TASK_HEAP_MEMORY));
      print("taskmanager.jvm", ProcessMemoryUtils.generateJvmParametersStr(taskManager));
      print(
          "taskmanager.properties",
          TaskExecutorProcessUtils.generateDynamicConfigsStr(taskManager));
    } catch (IllegalConfigurationException e) {
      print("refused", String.valueOf(e.getMessage()));
    }
  }

  private static void print(String key, String value) {
    System.out.println(key + "=" + value.replace('\n', ' '));
  }
}
