package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.live.LiveResource;

/** Something that is done to a deployment: asked of the operator first, then waited for. */
@FunctionalInterface
public interface Operation {
  /**
   * Checks that it can be done and asks for it. Where it throws, nothing was changed.
   *
   * @param live the resource as it is
   * @throws OperationException if it is refused
   * @throws io.sluice.deployer.cluster.ClusterException if the cluster refuses or does not answer
   */
  Begun begin(LiveResource live);

  /** What was asked for and now takes its course, whether or not anybody waits. */
  interface Begun {
    /** What was asked for, in one line. */
    String asked();

    /**
     * Waits for the effect and verifies it.
     *
     * @throws OperationException if it failed or did not come in time
     * @throws InterruptedException if the thread is interrupted; what was asked for stays so
     */
    Effect finish(Waiting waiting) throws InterruptedException;
  }
}
