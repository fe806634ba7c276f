package io.sluice.deployer.local.config;

import io.sluice.deployer.memory.JobManagerMemory;
import io.sluice.deployer.memory.MemorySplitException;
import io.sluice.deployer.memory.TaskManagerMemory;
import io.sluice.deployer.spec.MemorySize;
import java.util.Map;
import java.util.regex.Pattern;

/** The two kinds of Flink's processes, with the names that their memory has in the options. */
enum ProcessRole {
  JOB_MANAGER("jobmanager", 1600, "(heap|off-heap)\\.size|jvm-overhead\\.min") {
    @Override
    Sizes sizes(String line, Map<String, String> options) {
      JobManagerMemory memory = JobManagerMemory.of(line, options);
      long offHeap = Math.min(memory.offHeap(), DEFAULT_OFF_HEAP);
      return new Sizes(memory.process(), memory.metaspace() + offHeap);
    }

    @Override
    boolean isMadeOfParts(Map<String, String> options) {
      return options.containsKey("jobmanager.memory.heap.size");
    }
  },

  TASK_MANAGER(
      "taskmanager",
      1728,
      "(managed|task\\.heap|task\\.off-heap)\\.size|(network|jvm-overhead)\\.min") {
    @Override
    Sizes sizes(String line, Map<String, String> options) {
      TaskManagerMemory memory = TaskManagerMemory.of(line, options);
      return new Sizes(
          memory.process(),
          memory.metaspace() + memory.frameworkHeap() + memory.frameworkOffHeap());
    }

    @Override
    boolean isMadeOfParts(Map<String, String> options) {
      return options.containsKey("taskmanager.memory.task.heap.size")
          && options.containsKey("taskmanager.memory.managed.size");
    }
  };

  private static final long DEFAULT_OFF_HEAP = 128L << 20;

  private final String prefix;
  private final long defaultMebibytes;
  private final Pattern scaled;

  ProcessRole(String name, long defaultMebibytes, String scaled) {
    this.prefix = name + ".memory.";
    this.defaultMebibytes = defaultMebibytes;
    this.scaled = Pattern.compile(Pattern.quote(prefix) + "(" + scaled + ")");
  }

  /**
   * What a process takes, in bytes.
   *
   * @param process all of it
   * @param fixed what the JVM and Flink need in a process of any size, without overhead
   */
  record Sizes(long process, long fixed) {}

  /**
   * The sizes of a process.
   *
   * @param line for example {@code 1.20}
   * @throws MemorySplitException if Flink would refuse the options
   */
  abstract Sizes sizes(String line, Map<String, String> options);

  /** Whether Flink adds the process up from its parts and needs no total. */
  abstract boolean isMadeOfParts(Map<String, String> options);

  String processSize() {
    return prefix + "process.size";
  }

  String flinkSize() {
    return prefix + "flink.size";
  }

  /** What Flink's own configuration file gives to the process. */
  MemorySize defaultSize() {
    return MemorySize.ofMebibytes(defaultMebibytes);
  }

  /** Whether an option is the size of a part that gets smaller with the process. */
  boolean isScaled(String key) {
    return scaled.matcher(key).matches();
  }
}
