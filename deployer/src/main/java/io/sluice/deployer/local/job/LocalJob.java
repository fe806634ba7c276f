package io.sluice.deployer.local.job;

import io.sluice.deployer.spec.InputArguments;
import io.sluice.deployer.spec.MemorySize;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run on this machine.
 *
 * @param name names the run and its folder
 * @param jar the job's jar on this machine
 * @param entryClass the class whose main method builds the job
 * @param args what its main method gets
 * @param parallelism the parallelism of the job, at least 1
 * @param slots the slots of one TaskManager, at least 1
 * @param jobManagerMemory the JobManager's process memory; null leaves it to the configuration
 * @param taskManagerMemory a TaskManager's process memory; null leaves it to the configuration
 * @param flinkConfiguration the described configuration
 * @param flinkLine the described Flink line, for example {@code 1.20}; null if none is described
 * @param inputArguments how the arguments name an input that was uploaded
 */
public record LocalJob(
    String name,
    Path jar,
    String entryClass,
    List<String> args,
    int parallelism,
    int slots,
    @Nullable MemorySize jobManagerMemory,
    @Nullable MemorySize taskManagerMemory,
    Map<String, String> flinkConfiguration,
    @Nullable String flinkLine,
    InputArguments inputArguments) {

  public LocalJob {
    if (parallelism < 1 || slots < 1) {
      throw new IllegalArgumentException(
          "parallelism " + parallelism + " and slots " + slots + " must be at least 1");
    }
    args = List.copyOf(args);
    flinkConfiguration = Map.copyOf(flinkConfiguration);
  }

  /** Begins a job with parallelism 1, one slot per TaskManager, and Flink's defaults. */
  public static Builder of(String name, Path jar, String entryClass) {
    return new Builder(name, jar, entryClass);
  }

  /** The TaskManagers that the job's slots need. */
  public int taskManagers() {
    return (parallelism + slots - 1) / slots;
  }

  /** The same with other arguments. */
  public LocalJob withArgs(List<String> arguments) {
    return new LocalJob(
        name,
        jar,
        entryClass,
        arguments,
        parallelism,
        slots,
        jobManagerMemory,
        taskManagerMemory,
        flinkConfiguration,
        flinkLine,
        inputArguments);
  }

  /** Collects what a job has beside its name, jar and entry class. */
  public static final class Builder {
    private final String name;
    private final Path jar;
    private final String entryClass;
    private final Map<String, String> flinkConfiguration = new LinkedHashMap<>();
    private List<String> args = List.of();
    private int parallelism = 1;
    private int slots = 1;
    private @Nullable MemorySize jobManagerMemory;
    private @Nullable MemorySize taskManagerMemory;
    private @Nullable String flinkLine;
    private InputArguments inputArguments = InputArguments.REPLACE;

    private Builder(String name, Path jar, String entryClass) {
      this.name = Objects.requireNonNull(name);
      this.jar = Objects.requireNonNull(jar);
      this.entryClass = Objects.requireNonNull(entryClass);
    }

    /** What the main method gets. */
    public Builder args(List<String> arguments) {
      args = List.copyOf(arguments);
      return this;
    }

    /** The parallelism of the job. */
    public Builder parallelism(int tasks) {
      parallelism = tasks;
      return this;
    }

    /** The slots of one TaskManager. */
    public Builder slots(int perTaskManager) {
      slots = perTaskManager;
      return this;
    }

    /** The JobManager's process memory. */
    public Builder jobManagerMemory(MemorySize size) {
      jobManagerMemory = size;
      return this;
    }

    /** A TaskManager's process memory. */
    public Builder taskManagerMemory(MemorySize size) {
      taskManagerMemory = size;
      return this;
    }

    /** One option of Flink. */
    public Builder option(String key, String value) {
      flinkConfiguration.put(key, value);
      return this;
    }

    /** Options of Flink. */
    public Builder options(Map<String, String> options) {
      flinkConfiguration.putAll(options);
      return this;
    }

    /** The described Flink line, for example {@code 1.20}. */
    public Builder flinkLine(String line) {
      flinkLine = line;
      return this;
    }

    /** How the arguments name an input that was uploaded, or do without one. */
    public Builder inputArguments(InputArguments arguments) {
      inputArguments = arguments;
      return this;
    }

    /** The job. */
    public LocalJob build() {
      return new LocalJob(
          name,
          jar,
          entryClass,
          args,
          parallelism,
          slots,
          jobManagerMemory,
          taskManagerMemory,
          flinkConfiguration,
          flinkLine,
          inputArguments);
    }
  }
}
