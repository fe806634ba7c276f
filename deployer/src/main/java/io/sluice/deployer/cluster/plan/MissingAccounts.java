package io.sluice.deployer.cluster.plan;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.resource.ServiceAccounts;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.target.KubernetesResource;
import java.net.HttpURLConnection;
import java.util.List;

/** Service accounts that a deployment names and that nobody has made: no pod could start. */
final class MissingAccounts {
  private MissingAccounts() {}

  /**
   * A warning for each; none where accounts may not be read, or EMR's operator makes them.
   *
   * @param resources what is applied, the custom resource last
   */
  static List<String> warnings(Cluster cluster, List<KubernetesResource> resources) {
    KubernetesResource flink = resources.get(resources.size() - 1);
    Tree spec = new Tree(flink.content()).at("spec");
    if (!flink.kind().equals(FlinkDeployment.KIND) || spec.text("executionRoleArn").isPresent()) {
      return List.of();
    }
    String namespace = String.valueOf(flink.namespace());
    return ServiceAccounts.named(spec).stream()
        .filter(account -> resources.stream().noneMatch(one -> makes(one, account)))
        .filter(account -> isMissing(cluster, namespace, account))
        .map(
            account ->
                "the service account '"
                    + account
                    + "' does not exist in namespace '"
                    + namespace
                    + "', and without it no pod of the job starts; "
                    + ServiceAccounts.fix(account, namespace))
        .toList();
  }

  private static boolean makes(KubernetesResource resource, String account) {
    return resource.kind().equals("ServiceAccount") && resource.name().equals(account);
  }

  private static boolean isMissing(Cluster cluster, String namespace, String account) {
    try {
      return cluster.client().serviceAccounts().inNamespace(namespace).withName(account).get()
          == null;
    } catch (KubernetesClientException failure) {
      if (failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return false;
      }
      throw ApiErrors.of("read ServiceAccount/" + account + " in " + namespace, failure);
    }
  }
}
