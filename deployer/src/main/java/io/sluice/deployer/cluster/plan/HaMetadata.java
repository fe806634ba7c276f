package io.sluice.deployer.cluster.plan;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import java.net.HttpURLConnection;
import java.util.Map;

/** Whether Flink's HA metadata is there, from which a job finds its last checkpoint. */
enum HaMetadata {
  PRESENT,
  ABSENT,
  /** It is not in ConfigMaps, or they may not be read. */
  UNKNOWN;

  /** Looks as the operator does: for a live ConfigMap of the cluster that names a job's leader. */
  static HaMetadata of(Cluster cluster, LiveResource live, FlinkOptions options) {
    if (!options.hasHighAvailability()) {
      return ABSENT;
    }
    if (!options.hasKubernetesHighAvailability()) {
      return UNKNOWN;
    }
    try {
      return cluster
              .client()
              .configMaps()
              .inNamespace(live.namespace())
              .withLabels(Map.of("app", live.name(), "configmap-type", "high-availability"))
              .list()
              .getItems()
              .stream()
              .anyMatch(HaMetadata::namesAJob)
          ? PRESENT
          : ABSENT;
    } catch (KubernetesClientException failure) {
      if (failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return UNKNOWN;
      }
      throw ApiErrors.of("read the HA ConfigMaps of " + live.name(), failure);
    }
  }

  private static boolean namesAJob(ConfigMap map) {
    String name = map.getMetadata().getName();
    return !map.isMarkedForDeletion()
        && (name.endsWith("-jobmanager-leader")
            || (name.endsWith("-config-map") && !name.endsWith("-cluster-config-map")));
  }
}
