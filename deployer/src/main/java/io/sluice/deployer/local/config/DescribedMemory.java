package io.sluice.deployer.local.config;

import io.sluice.deployer.local.error.UnusableJobException;
import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.memory.MemorySplitException;
import io.sluice.deployer.memory.MemorySplitException.Reason;
import io.sluice.deployer.options.FlinkMemory;
import io.sluice.deployer.options.FlinkOptions;
import io.sluice.deployer.spec.MemorySize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The memory that a description gives to one kind of process, in whichever options it does. */
final class DescribedMemory {
  private static final String NEWEST_LINE = "1.20";
  private static final long LEAST_OVERHEAD = 192L << 20;
  private static final double LEAST_SHARE = 0.05;

  private final ProcessRole role;
  private final Map<String, String> options;
  private final ProcessRole.Sizes sizes;

  private DescribedMemory(ProcessRole role, LocalJob job, @Nullable MemorySize resource) {
    this.role = role;
    this.options = new HashMap<>(job.flinkConfiguration());
    if (resource != null) {
      options.put(role.processSize(), MemorySize.ofMebibytes(resource.toMebibytes()).toString());
    }
    this.sizes = sizes(job.flinkLine());
  }

  /** What a job describes for its JobManager. */
  static DescribedMemory ofJobManager(LocalJob job) {
    return new DescribedMemory(ProcessRole.JOB_MANAGER, job, job.jobManagerMemory());
  }

  /** What a job describes for each TaskManager. */
  static DescribedMemory ofTaskManager(LocalJob job) {
    return new DescribedMemory(ProcessRole.TASK_MANAGER, job, job.taskManagerMemory());
  }

  /** The whole process, in MiB. */
  long mebibytes() {
    return sizes.process() >> 20;
  }

  /**
   * Adds the size of the process. One that is smaller than described takes the place of the
   * described totals, and what is described of the parts gets smaller with it; but not what the JVM
   * and Flink need in a process of any size. Otherwise the description stays as it is.
   *
   * @param kept the described options, which are changed
   * @param wanted the size of the process on this machine
   */
  void addTo(Map<String, String> kept, MemorySize wanted) {
    if (wanted.toMebibytes() >= mebibytes()) {
      if (options.containsKey(role.processSize())) {
        kept.put(role.processSize(), options.get(role.processSize()));
      }
      return;
    }
    double share = shareOfParts(wanted.bytes());
    kept.replaceAll(
        (key, value) -> role.isScaled(key) ? (long) (bytes(key, value) * share) + "b" : value);
    kept.remove(role.flinkSize());
    kept.remove(role.processSize());
    if (!role.isMadeOfParts(kept)) {
      kept.put(role.processSize(), wanted.toString());
    }
  }

  private double shareOfParts(long wanted) {
    long needed = sizes.fixed() + LEAST_OVERHEAD;
    return Math.max(LEAST_SHARE, (double) (wanted - needed) / (sizes.process() - needed));
  }

  private ProcessRole.Sizes sizes(@Nullable String describedLine) {
    String line =
        describedLine != null && FlinkOptions.lines().contains(describedLine)
            ? describedLine
            : NEWEST_LINE;
    try {
      return role.sizes(line, options);
    } catch (MemorySplitException e) {
      if (e.reason() == Reason.MALFORMED) {
        throw malformed(e.option(), options.getOrDefault(e.option(), ""));
      }
      if (e.reason() == Reason.NO_SIZE) {
        options.put(role.processSize(), role.defaultSize().toString());
        return sizes(line);
      }
      return new ProcessRole.Sizes(total(), 0);
    }
  }

  /** Of a description that Flink refuses, which it says with its own words later on. */
  private long total() {
    for (String key : List.of(role.processSize(), role.flinkSize())) {
      if (options.containsKey(key)) {
        return bytes(key, options.get(key));
      }
    }
    return role.defaultSize().bytes();
  }

  private static long bytes(String key, String value) {
    try {
      return FlinkMemory.parse(value);
    } catch (IllegalArgumentException e) {
      throw malformed(key, value);
    }
  }

  private static UnusableJobException malformed(String key, String value) {
    return new UnusableJobException(
        "flinkConfiguration." + key,
        value,
        "is not what Flink reads there; write memory like 512m or 2g, a fraction like 0.4");
  }
}
