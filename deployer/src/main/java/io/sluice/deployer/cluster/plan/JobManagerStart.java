package io.sluice.deployer.cluster.plan;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;

/** Whether an application's JobManager has ever come up. */
final class JobManagerStart {
  private JobManagerStart() {}

  /**
   * Looks as operator 1.7 does (FlinkUtils.jmPodNeverStarted): the JobManager's Deployment is not
   * available and has not been since it was created. False where the Deployment is not there or may
   * not be read.
   */
  static boolean isMissing(Cluster cluster, LiveResource live) {
    if (!live.kind().equals("FlinkDeployment")
        || live.isSessionCluster()
        || live.job().state().equals("RUNNING")) {
      return false;
    }
    try {
      return isMissing(
          cluster
              .client()
              .apps()
              .deployments()
              .inNamespace(live.namespace())
              .withName(live.name())
              .get());
    } catch (KubernetesClientException failure) {
      if (failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return false;
      }
      throw ApiErrors.of("read the JobManager's Deployment of " + live.name(), failure);
    }
  }

  private static boolean isMissing(@Nullable Deployment deployment) {
    if (deployment == null || deployment.getStatus() == null) {
      return false;
    }
    String created = deployment.getMetadata().getCreationTimestamp();
    return deployment.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                "Available".equals(condition.getType())
                    && "False".equals(condition.getStatus())
                    && created.equals(condition.getLastTransitionTime()));
  }
}
