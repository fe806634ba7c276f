package io.sluice.deployer.cluster.nativek8s;

import io.sluice.deployer.cluster.flink.FlinkPort;
import io.sluice.deployer.rest.FlinkRest;
import java.io.UncheckedIOException;

/** Flink's REST API of a job whose JobManager may go away at any time. */
final class RestPort implements AutoCloseable {
  private final FlinkPort port;

  private RestPort(FlinkPort port) {
    this.port = port;
  }

  /**
   * Forwards a port.
   *
   * @throws io.sluice.deployer.cluster.ClusterException if there is no JobManager to forward to
   */
  static RestPort open(NativeJob job) {
    return new RestPort(FlinkPort.open(job.cluster(), job.namespace(), job.name(), 0));
  }

  FlinkRest rest() {
    return port.rest();
  }

  @Override
  public void close() {
    try {
      port.close();
    } catch (UncheckedIOException goneAlready) {
      return;
    }
  }
}
