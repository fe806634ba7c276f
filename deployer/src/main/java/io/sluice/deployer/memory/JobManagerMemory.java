package io.sluice.deployer.memory;

import io.sluice.deployer.spec.MemorySize;
import java.util.HashMap;
import java.util.Map;

/**
 * The memory of a JobManager, in bytes.
 *
 * @param heap the JVM's heap
 * @param offHeap direct and native memory of Flink
 * @param metaspace the JVM's metaspace
 * @param overhead what else the JVM needs: threads, code cache, garbage collector
 */
public record JobManagerMemory(long heap, long offHeap, long metaspace, long overhead) {
  private static final String PROCESS_SIZE = "jobmanager.memory.process.size";

  /**
   * Splits the memory as a line of Flink does.
   *
   * @param line for example {@code 1.20}
   * @param configuration Flink's configuration
   * @throws MemorySplitException if Flink would refuse the configuration
   * @throws IllegalArgumentException if the line is not known
   */
  public static JobManagerMemory of(String line, Map<String, String> configuration) {
    MemorySettings settings = new MemorySettings(line, configuration);
    ProcessMemory.Split<JobManagerParts.Parts> split =
        new ProcessMemory("jobmanager", settings).split(new JobManagerParts(settings));
    return new JobManagerMemory(
        split.parts().heap(), split.parts().offHeap(), split.metaspace(), split.overhead());
  }

  /**
   * Splits the memory of a description's {@code jobManager.resource.memory}, which the operator
   * writes into the configuration as the size of the process.
   *
   * @throws MemorySplitException if Flink would refuse the configuration
   * @throws IllegalArgumentException if the line is not known
   */
  public static JobManagerMemory of(
      String line, MemorySize resource, Map<String, String> configuration) {
    Map<String, String> whole = new HashMap<>(configuration);
    whole.put(PROCESS_SIZE, resource.bytes() + "b");
    return of(line, whole);
  }

  /** Flink's own memory: heap and off-heap. */
  public long flink() {
    return heap + offHeap;
  }

  /** The whole process, which is what its container may use. */
  public long process() {
    return flink() + metaspace + overhead;
  }
}
