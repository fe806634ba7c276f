package io.sluice.deployer.memory;

import io.sluice.deployer.memory.MemorySplitException.Reason;

/** Splits a TaskManager's Flink memory into heap, off-heap, managed memory and network buffers. */
final class TaskManagerParts implements FlinkParts<TaskManagerParts.Parts> {
  private static final String MEMORY = "taskmanager.memory.";
  private static final String FLINK_SIZE = MEMORY + "flink.size";
  private static final String TASK_HEAP_SIZE = MEMORY + "task.heap.size";
  private static final String MANAGED = MEMORY + "managed";
  private static final String MANAGED_SIZE = MANAGED + ".size";

  private final MemorySettings settings;
  private final NetworkMemory network;

  TaskManagerParts(MemorySettings settings) {
    this.settings = settings;
    this.network = new NetworkMemory(settings);
  }

  record Parts(
      long frameworkHeap,
      long taskHeap,
      long frameworkOffHeap,
      long taskOffHeap,
      long managed,
      long network) {

    Parts withTaskHeap(long size) {
      return new Parts(frameworkHeap, size, frameworkOffHeap, taskOffHeap, managed, network);
    }

    Parts withNetwork(long size) {
      return new Parts(frameworkHeap, taskHeap, frameworkOffHeap, taskOffHeap, managed, size);
    }

    long total() {
      long heap = Math.addExact(frameworkHeap, taskHeap);
      long offHeap = Math.addExact(frameworkOffHeap, taskOffHeap);
      return Math.addExact(Math.addExact(heap, offHeap), Math.addExact(managed, network));
    }
  }

  @Override
  public boolean areSet() {
    return settings.has(TASK_HEAP_SIZE) && settings.has(MANAGED_SIZE);
  }

  @Override
  public Parts fromParts() {
    Parts parts = fixed(settings.size(MANAGED_SIZE)).withTaskHeap(settings.size(TASK_HEAP_SIZE));
    return settings.has(FLINK_SIZE)
        ? networkTakesTheRest(parts, settings.size(FLINK_SIZE), FLINK_SIZE)
        : parts.withNetwork(network.besides(parts.total()));
  }

  @Override
  public Parts fromTotal(long total, String option) {
    long managed =
        settings.has(MANAGED_SIZE)
            ? settings.size(MANAGED_SIZE)
            : Share.unlimited(settings, MANAGED).of(total);
    Parts parts = fixed(managed);
    if (settings.has(TASK_HEAP_SIZE)) {
      return networkTakesTheRest(parts.withTaskHeap(settings.size(TASK_HEAP_SIZE)), total, option);
    }
    Parts allButHeap = parts.withNetwork(network.of(total));
    return allButHeap.withTaskHeap(rest(allButHeap, total, option));
  }

  @Override
  public long total(Parts parts) {
    return parts.total();
  }

  private Parts fixed(long managed) {
    return new Parts(
        settings.size(MEMORY + "framework.heap.size"),
        0,
        settings.size(MEMORY + "framework.off-heap.size"),
        settings.size(MEMORY + "task.off-heap.size"),
        managed,
        0);
  }

  private Parts networkTakesTheRest(Parts parts, long total, String option) {
    return parts.withNetwork(network.accept(rest(parts, total, option), option));
  }

  private static long rest(Parts parts, long total, String option) {
    long rest = total - parts.total();
    if (rest < 0) {
      throw new MemorySplitException(
          Reason.EXCEEDS_TOTAL,
          option,
          option
              + " gives Flink "
              + Mebibytes.text(total)
              + ", but its parts need "
              + Mebibytes.text(parts.total())
              + " (framework heap "
              + Mebibytes.text(parts.frameworkHeap())
              + ", task heap "
              + Mebibytes.text(parts.taskHeap())
              + ", off-heap "
              + Mebibytes.text(parts.frameworkOffHeap() + parts.taskOffHeap())
              + ", managed "
              + Mebibytes.text(parts.managed())
              + ", network "
              + Mebibytes.text(parts.network())
              + "); raise it or lower a part");
    }
    return rest;
  }
}
