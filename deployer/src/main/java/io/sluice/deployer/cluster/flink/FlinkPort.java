package io.sluice.deployer.cluster.flink;

import io.fabric8.kubernetes.client.LocalPortForward;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.rest.FlinkRest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;

/**
 * The JobManager's REST port, forwarded to this machine as long as this is open (guide: {@code
 * kubectl port-forward svc/NAME-rest 8081}).
 */
public final class FlinkPort implements AutoCloseable {
  /** Where Flink's REST API listens in a pod. */
  public static final int REST_PORT = 8081;

  private final LocalPortForward forward;

  private FlinkPort(LocalPortForward forward) {
    this.forward = forward;
  }

  /**
   * Forwards to whichever JobManager the service of the cluster chooses.
   *
   * @param name the FlinkDeployment's name
   * @param localPort a port here; 0 for any that is free
   * @throws io.sluice.deployer.cluster.ClusterException if there is no JobManager to forward to
   */
  public static FlinkPort open(Cluster cluster, String namespace, String name, int localPort) {
    String service = "Service/" + name + "-rest";
    try {
      return new FlinkPort(
          cluster.ask(
              "forward the port of " + service,
              () ->
                  cluster
                      .client()
                      .services()
                      .inNamespace(namespace)
                      .withName(name + "-rest")
                      .portForward(REST_PORT, localPort)));
    } catch (IllegalStateException noPod) {
      throw new ClusterException(
          "there is no pod behind " + service + " in " + namespace,
          "wait until the JobManager runs, or look why it does not: kubectl get pods -n "
              + namespace
              + " -l app="
              + name,
          noPod);
    }
  }

  /** The address of the web UI here. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + forward.getLocalPort() + "/");
  }

  /** Flink's REST API. */
  public FlinkRest rest() {
    return new FlinkRest(() -> Optional.of(address()));
  }

  @Override
  public void close() {
    try {
      forward.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
