package io.sluice.deployer.cluster.nativek8s;

import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.flink.FlinkPort;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.FlinkRestException;
import io.sluice.deployer.rest.Reconnection;
import io.sluice.deployer.rest.SavepointPendingException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Flink's REST API of a job whose JobManager may go away at any time. */
final class RestPort implements AutoCloseable, Reconnection {
  private final NativeJob job;
  private FlinkPort port;

  private RestPort(NativeJob job, FlinkPort port) {
    this.job = job;
    this.port = port;
  }

  /**
   * Forwards a port.
   *
   * @throws ClusterException if there is no JobManager to forward to
   */
  static RestPort open(NativeJob job) {
    return new RestPort(job, forward(job));
  }

  FlinkRest rest() {
    return port.rest();
  }

  /**
   * Forwards a new port, since the pod behind the old one may be another by now.
   *
   * @throws SavepointPendingException if there is no JobManager any more, and none will come
   */
  @Override
  public FlinkRest after(FlinkRestException broken) {
    close();
    try {
      if (job.deployment().isEmpty()) {
        throw new SavepointPendingException(
            "Deployment/" + job.name() + " is gone, as it is when a job has ended");
      }
      port = forward(job);
      return port.rest();
    } catch (ClusterException notYet) {
      return new FlinkRest(Optional::empty);
    }
  }

  @Override
  public void close() {
    try {
      port.close();
    } catch (UncheckedIOException goneAlready) {
      return;
    }
  }

  private static FlinkPort forward(NativeJob job) {
    return FlinkPort.open(job.cluster(), job.namespace(), job.name(), 0);
  }
}
