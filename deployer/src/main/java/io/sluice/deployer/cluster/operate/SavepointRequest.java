package io.sluice.deployer.cluster.operate;

/** A savepoint that was asked for. */
public interface SavepointRequest extends Operation.Begun {
  /**
   * Waits until it is taken.
   *
   * @throws OperationException if it failed or was not taken in time
   * @throws InterruptedException if the thread is interrupted; the job takes it nevertheless
   */
  TakenSavepoint await(Waiting waiting) throws InterruptedException;

  @Override
  default Effect finish(Waiting waiting) throws InterruptedException {
    return await(waiting).effect();
  }
}
