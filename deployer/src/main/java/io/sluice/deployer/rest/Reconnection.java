package io.sluice.deployer.rest;

/** How to go on asking a JobManager that did not answer. */
@FunctionalInterface
public interface Reconnection {
  /** For one whose silence is the end of it. */
  Reconnection NONE =
      broken -> {
        throw broken;
      };

  /**
   * The way to ask from now on.
   *
   * @throws FlinkRestException if there is no use in asking again
   */
  FlinkRest after(FlinkRestException broken);
}
