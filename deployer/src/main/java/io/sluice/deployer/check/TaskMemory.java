package io.sluice.deployer.check;

import io.sluice.deployer.memory.JobManagerMemory;
import io.sluice.deployer.memory.MemorySplitException;
import io.sluice.deployer.memory.TaskManagerMemory;
import io.sluice.deployer.options.FlinkOptions;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.Resource;
import io.sluice.deployer.spec.TaskManagerSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How the memory of a description's processes is split. */
final class TaskMemory {
  private static final long STEP = 128;
  private static final int MAX_STEPS = 128;

  private TaskMemory() {}

  /** The JobManager's split; empty, and the reason told, where there is none. */
  static Optional<JobManagerMemory> jobManager(
      Subject subject, Consumer<MemorySplitException> failed) {
    MemorySize size = memory(subject.jobManager().map(JobManagerSpec::resource)).orElse(null);
    Map<String, String> configuration = subject.configuration().entries();
    String line = line(subject);
    try {
      return Optional.of(
          size == null
              ? JobManagerMemory.of(line, configuration)
              : JobManagerMemory.of(line, size, configuration));
    } catch (MemorySplitException impossible) {
      failed.accept(impossible);
      return Optional.empty();
    }
  }

  /** A TaskManager's split; empty, and the reason told, where there is none. */
  static Optional<TaskManagerMemory> taskManager(
      Subject subject, Consumer<MemorySplitException> failed) {
    MemorySize size = memory(subject.taskManager().map(TaskManagerSpec::resource)).orElse(null);
    return taskManager(subject, size, failed);
  }

  /** The least memory, in steps of 128 MiB, that leaves a heap of this size. */
  static Optional<MemorySize> enough(Subject subject, long heap) {
    long start =
        taskManager(subject, failure -> {})
            .map(split -> MemorySize.ofBytes(split.process()).toMebibytes())
            .orElse(0L);
    for (long step = 1; step <= MAX_STEPS; step++) {
      MemorySize size = MemorySize.ofMebibytes((start / STEP + step) * STEP);
      if (taskManager(subject, size, failure -> {})
          .filter(split -> split.taskHeap() >= heap)
          .isPresent()) {
        return Optional.of(size);
      }
    }
    return Optional.empty();
  }

  private static Optional<TaskManagerMemory> taskManager(
      Subject subject, @Nullable MemorySize size, Consumer<MemorySplitException> failed) {
    Map<String, String> configuration = subject.configuration().entries();
    String line = line(subject);
    try {
      return Optional.of(
          size == null
              ? TaskManagerMemory.of(line, configuration)
              : TaskManagerMemory.of(line, size, configuration));
    } catch (MemorySplitException impossible) {
      failed.accept(impossible);
      return Optional.empty();
    }
  }

  private static Optional<MemorySize> memory(Optional<Resource> resource) {
    return resource.map(Resource::memory);
  }

  private static String line(Subject subject) {
    List<String> lines = FlinkOptions.lines();
    String newest = lines.get(lines.size() - 1);
    return subject
        .flinkLine()
        .map(
            version ->
                lines.contains(version.line())
                    ? version.line()
                    : version.compareTo(FlinkVersion.V1_17) < 0 ? lines.get(0) : newest)
        .orElse(newest);
  }
}
