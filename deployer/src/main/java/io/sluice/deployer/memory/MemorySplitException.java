package io.sluice.deployer.memory;

/** Says why Flink would refuse to start with a configuration of memory, and what to change. */
public final class MemorySplitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String option;

  /** What is wrong with a configuration of memory. */
  public enum Reason {
    /** Neither the process, nor Flink, nor the parts have a size. */
    NO_SIZE,
    /** A value is not a size or a fraction. */
    MALFORMED,
    /** A minimum is above its maximum, or a fraction is not between 0 and 1. */
    BAD_RANGE,
    /** The parts need more than the total that is set. */
    EXCEEDS_TOTAL,
    /** The parts and the total are all set, and do not add up. */
    DIFFERS_FROM_TOTAL,
    /** What is left for a part lies outside the part's minimum and maximum. */
    OUTSIDE_RANGE
  }

  MemorySplitException(Reason reason, String option, String message) {
    super(message);
    this.reason = reason;
    this.option = option;
  }

  /** What kind of mistake it is. */
  public Reason reason() {
    return reason;
  }

  /** The key of the option to change first. */
  public String option() {
    return option;
  }
}
