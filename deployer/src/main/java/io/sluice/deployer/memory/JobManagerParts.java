package io.sluice.deployer.memory;

import io.sluice.deployer.memory.MemorySplitException.Reason;

/** Splits a JobManager's Flink memory into heap and off-heap. */
final class JobManagerParts implements FlinkParts<JobManagerParts.Parts> {
  private static final String FLINK_SIZE = "jobmanager.memory.flink.size";
  private static final String HEAP_SIZE = "jobmanager.memory.heap.size";
  private static final String OFF_HEAP_SIZE = "jobmanager.memory.off-heap.size";

  private final MemorySettings settings;

  JobManagerParts(MemorySettings settings) {
    this.settings = settings;
  }

  record Parts(long heap, long offHeap) {}

  @Override
  public boolean areSet() {
    return settings.has(HEAP_SIZE);
  }

  @Override
  public Parts fromParts() {
    long heap = settings.size(HEAP_SIZE);
    long offHeap = settings.size(OFF_HEAP_SIZE);
    if (!settings.has(FLINK_SIZE)) {
      return new Parts(heap, offHeap);
    }
    long total = settings.size(FLINK_SIZE);
    if (settings.has(OFF_HEAP_SIZE) && Math.addExact(heap, offHeap) != total) {
      throw new MemorySplitException(
          Reason.DIFFERS_FROM_TOTAL,
          FLINK_SIZE,
          FLINK_SIZE
              + " is "
              + Mebibytes.text(total)
              + ", but heap and off-heap are "
              + Mebibytes.text(heap + offHeap)
              + "; set only two of the three");
    }
    if (heap >= total) {
      throw exceeds(FLINK_SIZE, total, HEAP_SIZE, heap);
    }
    return new Parts(heap, total - heap);
  }

  @Override
  public Parts fromTotal(long total, String option) {
    long offHeap = settings.size(OFF_HEAP_SIZE);
    if (offHeap >= total) {
      throw exceeds(option, total, OFF_HEAP_SIZE, offHeap);
    }
    return new Parts(total - offHeap, offHeap);
  }

  @Override
  public long total(Parts parts) {
    return Math.addExact(parts.heap(), parts.offHeap());
  }

  private static MemorySplitException exceeds(
      String option, long total, String partOption, long part) {
    return new MemorySplitException(
        Reason.EXCEEDS_TOTAL,
        option,
        option
            + " gives Flink "
            + Mebibytes.text(total)
            + ", all of which "
            + partOption
            + " of "
            + Mebibytes.text(part)
            + " takes; raise the first or lower the second");
  }
}
