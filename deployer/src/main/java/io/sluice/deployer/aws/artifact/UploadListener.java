package io.sluice.deployer.aws.artifact;

/** Is told how an upload goes. */
@FunctionalInterface
public interface UploadListener {
  /**
   * More has arrived.
   *
   * @param sent bytes that have arrived so far
   * @param of all bytes
   */
  void sent(long sent, long of);
}
