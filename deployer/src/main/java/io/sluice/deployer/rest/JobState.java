package io.sluice.deployer.rest;

/** The state of a job, by Flink's own names. */
public enum JobState {
  INITIALIZING,
  CREATED,
  RUNNING,
  FAILING,
  FAILED,
  CANCELLING,
  CANCELED,
  FINISHED,
  RESTARTING,
  SUSPENDED,
  RECONCILING;

  /** Whether nothing comes after it. */
  public boolean isFinal() {
    return this == FINISHED || this == FAILED || this == CANCELED;
  }
}
