package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.LiveResources;
import java.net.HttpURLConnection;

/**
 * Whether a name belongs to the operator: a FlinkDeployment keeps its name, and the metadata of
 * high availability under it, while its Deployment is away (suspended, or in the middle of an
 * upgrade).
 */
public final class OperatorsClaim {
  private static final String KIND = "FlinkDeployment";

  private OperatorsClaim() {}

  /**
   * Refuses a job whose name a FlinkDeployment has. Where the kind is not installed, or may not be
   * read, nothing is refused.
   *
   * @throws ClusterException if there is one, or the cluster does not answer
   */
  public static void refuse(NativeJob job) {
    if (isThere(job)) {
      String where = job.name() + " -n " + job.namespace();
      throw new ClusterException(
          KIND + "/" + job.name() + " is in " + job.namespace() + ": the name is the operator's",
          "'sluice resume "
              + where
              + "' starts it if it is suspended, 'sluice delete "
              + where
              + "' removes it");
    }
  }

  private static boolean isThere(NativeJob job) {
    try {
      return new LiveResources(job.cluster()).get(KIND, job.namespace(), job.name()).isPresent();
    } catch (ClusterException refused) {
      if (refused.getCause() instanceof KubernetesClientException answer
          && answer.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return false;
      }
      throw refused;
    }
  }
}
