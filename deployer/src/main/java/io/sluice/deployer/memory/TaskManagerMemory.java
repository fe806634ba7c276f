package io.sluice.deployer.memory;

import io.sluice.deployer.spec.MemorySize;
import java.util.HashMap;
import java.util.Map;

/**
 * The memory of a TaskManager, in bytes.
 *
 * @param frameworkHeap heap that Flink keeps for itself
 * @param taskHeap heap for the job's own code and for state in the hashmap backend
 * @param frameworkOffHeap direct and native memory that Flink keeps for itself
 * @param taskOffHeap direct and native memory for the job's own code
 * @param managed memory for RocksDB, sorting, and Python
 * @param network network buffers
 * @param metaspace the JVM's metaspace
 * @param overhead what else the JVM needs: threads, code cache, garbage collector
 */
public record TaskManagerMemory(
    long frameworkHeap,
    long taskHeap,
    long frameworkOffHeap,
    long taskOffHeap,
    long managed,
    long network,
    long metaspace,
    long overhead) {
  private static final String PROCESS_SIZE = "taskmanager.memory.process.size";

  /**
   * Splits the memory as a line of Flink does.
   *
   * @param line for example {@code 1.20}
   * @param configuration Flink's configuration
   * @throws MemorySplitException if Flink would refuse the configuration
   * @throws IllegalArgumentException if the line is not known
   */
  public static TaskManagerMemory of(String line, Map<String, String> configuration) {
    MemorySettings settings = new MemorySettings(line, configuration);
    ProcessMemory.Split<TaskManagerParts.Parts> split =
        new ProcessMemory("taskmanager", settings).split(new TaskManagerParts(settings));
    TaskManagerParts.Parts parts = split.parts();
    return new TaskManagerMemory(
        parts.frameworkHeap(),
        parts.taskHeap(),
        parts.frameworkOffHeap(),
        parts.taskOffHeap(),
        parts.managed(),
        parts.network(),
        split.metaspace(),
        split.overhead());
  }

  /**
   * Splits the memory of a description's {@code taskManager.resource.memory}, which the operator
   * writes into the configuration as the size of the process.
   *
   * @throws MemorySplitException if Flink would refuse the configuration
   * @throws IllegalArgumentException if the line is not known
   */
  public static TaskManagerMemory of(
      String line, MemorySize resource, Map<String, String> configuration) {
    Map<String, String> whole = new HashMap<>(configuration);
    whole.put(PROCESS_SIZE, resource.bytes() + "b");
    return of(line, whole);
  }

  /** The JVM's heap. */
  public long heap() {
    return frameworkHeap + taskHeap;
  }

  /** The JVM's direct memory. */
  public long direct() {
    return frameworkOffHeap + taskOffHeap + network;
  }

  /** Flink's own memory, without what the JVM takes besides. */
  public long flink() {
    return heap() + direct() + managed;
  }

  /** The whole process, which is what its container may use. */
  public long process() {
    return flink() + metaspace + overhead;
  }
}
