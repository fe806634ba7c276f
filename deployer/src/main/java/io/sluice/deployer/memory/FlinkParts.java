package io.sluice.deployer.memory;

/**
 * The part of a process that is Flink's own, without what the JVM takes; differs between JobManager
 * and TaskManager.
 */
interface FlinkParts<P> {
  /** Whether the sizes that fix the others are set. */
  boolean areSet();

  /** The parts where {@link #areSet()}. */
  P fromParts();

  /**
   * The parts of a total.
   *
   * @param total the bytes to split
   * @param option the option from which the total comes
   */
  P fromTotal(long total, String option);

  /** The bytes of all parts together. */
  long total(P parts);
}
