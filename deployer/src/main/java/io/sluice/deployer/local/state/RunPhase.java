package io.sluice.deployer.local.state;

/** How far a run came. */
public enum RunPhase {
  /** Its processes run, or it was killed. */
  RUNNING,
  /** It was stopped and can go on. */
  STOPPED,
  /** The job came to its end. */
  FINISHED,
  /** The job or a process failed. */
  FAILED
}
