package io.sluice.deployer.memory;

import io.sluice.deployer.memory.MemorySplitException.Reason;

/** The network buffers of a TaskManager: a share of Flink's memory, or an old-style count. */
final class NetworkMemory {
  private static final String NETWORK = "taskmanager.memory.network";
  private static final String BUFFERS = "taskmanager.network.numberOfBuffers";
  private static final String BUFFER_SIZE = "taskmanager.memory.segment-size";

  private final MemorySettings settings;

  NetworkMemory(MemorySettings settings) {
    this.settings = settings;
  }

  long of(long total) {
    return isCounted() ? counted() : Share.of(settings, NETWORK).of(total);
  }

  long besides(long rest) {
    return isCounted() ? counted() : Share.of(settings, NETWORK).besides(rest);
  }

  long accept(long left, String total) {
    if (!isCounted()) {
      return Share.of(settings, NETWORK).accept(left, total);
    }
    if (counted() != left) {
      throw new MemorySplitException(
          Reason.DIFFERS_FROM_TOTAL,
          BUFFERS,
          BUFFERS
              + " needs "
              + Mebibytes.text(counted())
              + ", but "
              + total
              + " leaves "
              + Mebibytes.text(left)
              + "; remove it");
    }
    return left;
  }

  private boolean isCounted() {
    return settings.has(BUFFERS)
        && !settings.has(NETWORK + ".min")
        && !settings.has(NETWORK + ".max")
        && !settings.has(NETWORK + ".fraction");
  }

  private long counted() {
    long size = settings.size(BUFFER_SIZE);
    if (size < 4096 || size > Integer.MAX_VALUE || Long.bitCount(size) != 1) {
      throw new MemorySplitException(
          Reason.MALFORMED,
          BUFFER_SIZE,
          BUFFER_SIZE + " is " + size + " bytes; write a power of two of at least 4096");
    }
    return Math.multiplyExact(settings.count(BUFFERS), size);
  }
}
