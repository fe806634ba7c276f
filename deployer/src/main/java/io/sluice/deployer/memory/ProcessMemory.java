package io.sluice.deployer.memory;

import io.sluice.deployer.memory.MemorySplitException.Reason;

/** Splits a process into Flink's parts, metaspace and overhead, from whichever sizes are set. */
final class ProcessMemory {
  private final MemorySettings settings;
  private final String processSize;
  private final String flinkSize;
  private final String metaspaceSize;
  private final String overheadName;

  ProcessMemory(String process, MemorySettings settings) {
    this.settings = settings;
    this.processSize = process + ".memory.process.size";
    this.flinkSize = process + ".memory.flink.size";
    this.metaspaceSize = process + ".memory.jvm-metaspace.size";
    this.overheadName = process + ".memory.jvm-overhead";
  }

  /** Flink's parts of a process and what the JVM takes besides. */
  record Split<P>(P parts, long metaspace, long overhead) {}

  <P> Split<P> split(FlinkParts<P> flink) {
    try {
      if (flink.areSet()) {
        return aroundParts(flink, flink.fromParts());
      }
      if (settings.has(flinkSize)) {
        return aroundParts(flink, flink.fromTotal(settings.size(flinkSize), flinkSize));
      }
      if (settings.has(processSize)) {
        return insideProcess(flink);
      }
    } catch (ArithmeticException e) {
      throw new MemorySplitException(
          Reason.MALFORMED,
          processSize,
          "the sizes add up to more than can be counted; lower them");
    }
    throw new MemorySplitException(
        Reason.NO_SIZE, processSize, "no size is set; set " + processSize + " or resource.memory");
  }

  private <P> Split<P> insideProcess(FlinkParts<P> flink) {
    long process = settings.size(processSize);
    long metaspace = settings.size(metaspaceSize);
    long overhead = Share.of(settings, overheadName).of(process);
    long forFlink = process - Math.addExact(metaspace, overhead);
    if (forFlink < 0) {
      throw exceeds(
          process,
          "metaspace " + Mebibytes.text(metaspace) + " and overhead " + Mebibytes.text(overhead));
    }
    return new Split<>(flink.fromTotal(forFlink, processSize), metaspace, overhead);
  }

  private <P> Split<P> aroundParts(FlinkParts<P> flink, P parts) {
    long metaspace = settings.size(metaspaceSize);
    long rest = Math.addExact(flink.total(parts), metaspace);
    return new Split<>(parts, metaspace, overhead(rest));
  }

  private long overhead(long rest) {
    if (!settings.has(processSize)) {
      return Share.of(settings, overheadName).besides(rest);
    }
    long process = settings.size(processSize);
    if (rest > process) {
      throw exceeds(process, "Flink's memory and metaspace");
    }
    return Share.of(settings, overheadName).accept(process - rest, processSize);
  }

  private MemorySplitException exceeds(long process, String what) {
    return new MemorySplitException(
        Reason.EXCEEDS_TOTAL,
        processSize,
        processSize + " is " + Mebibytes.text(process) + ", less than " + what + " need; raise it");
  }
}
