package io.sluice.deployer.cleanup;

/** Is told how a purge goes. */
@FunctionalInterface
public interface PurgeListener {
  /**
   * More objects are gone.
   *
   * @param done how many so far
   * @param of how many in all
   */
  void deleted(int done, int of);
}
