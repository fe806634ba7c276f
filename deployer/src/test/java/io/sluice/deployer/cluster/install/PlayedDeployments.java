package io.sluice.deployer.cluster.install;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.sluice.deployer.cluster.ApiServer;

/** Plays the controller that starts what Deployments ask for: all of it is available at once. */
public final class PlayedDeployments implements AutoCloseable {
  private final Watch watch;

  public PlayedDeployments(ApiServer server) {
    watch =
        server
            .client()
            .apps()
            .deployments()
            .inNamespace(server.namespace())
            .watch(
                new Watcher<Deployment>() {
                  @Override
                  public void eventReceived(Action action, Deployment live) {
                    if (action != Action.DELETED && !Availability.isAvailable(live)) {
                      start(server, live);
                    }
                  }

                  @Override
                  public void onClose(WatcherException cause) {}
                });
  }

  private static void start(ApiServer server, Deployment live) {
    int replicas = live.getSpec().getReplicas();
    try {
      server
          .client()
          .apps()
          .deployments()
          .inNamespace(server.namespace())
          .withName(live.getMetadata().getName())
          .editStatus(
              current ->
                  new DeploymentBuilder(current)
                      .withNewStatus()
                      .withObservedGeneration(current.getMetadata().getGeneration())
                      .withReplicas(replicas)
                      .withUpdatedReplicas(replicas)
                      .withReadyReplicas(replicas)
                      .withAvailableReplicas(replicas)
                      .endStatus()
                      .build());
    } catch (KubernetesClientException | NullPointerException goneMeanwhile) {
      return;
    }
  }

  @Override
  public void close() {
    watch.close();
  }
}
