package io.sluice.deployer.cluster.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.resource.FieldManagers;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ConfigMap by which EKS takes IAM roles for users of the cluster. It is changed only as it was
 * read: where somebody else has changed it since, it is read and edited again.
 */
final class AwsAuth {
  static final String NAME = "ConfigMap kube-system/aws-auth";

  private static final int ATTEMPTS = 10;

  private final Cluster cluster;

  AwsAuth(Cluster cluster) {
    this.cluster = cluster;
  }

  /** What is there; empty where there is no such ConfigMap. */
  Optional<AwsAuthContent> read() {
    return Optional.ofNullable(cluster.ask("read " + NAME, () -> resource().get()))
        .map(AwsAuthContent::of);
  }

  /**
   * What is there.
   *
   * @throws ClusterException if there is no such ConfigMap
   */
  AwsAuthContent require() {
    return read()
        .orElseThrow(
            () ->
                new ClusterException(
                    NAME + " does not exist",
                    "use --method entries; or apply the stock ConfigMap with the nodes' role first"
                        + " (EKS User Guide, \"Apply the aws-auth ConfigMap to your cluster\"):"
                        + " without their entry nodes cannot join"));
  }

  /** Has the API server check a change, which is not made. */
  void check(AwsAuthContent edited) {
    try {
      patch(edited, true);
    } catch (KubernetesClientException refused) {
      throw cluster.refused("change " + NAME, refused);
    }
  }

  /**
   * Changes it.
   *
   * @param edit what to make of what is there; empty to leave it
   * @throws ClusterException if there is no such ConfigMap, it may not be changed, or others change
   *     it again and again
   */
  void change(Function<AwsAuthContent, Optional<AwsAuthContent>> edit) {
    for (int attempt = 1; ; attempt++) {
      Optional<AwsAuthContent> edited = edit.apply(require());
      if (edited.isEmpty()) {
        return;
      }
      try {
        patch(edited.get(), false);
        return;
      } catch (KubernetesClientException refused) {
        if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
          throw cluster.refused("change " + NAME, refused);
        }
        if (attempt == ATTEMPTS) {
          throw new ClusterException(
              "change " + NAME + ": others keep changing it; nothing of theirs was overwritten",
              "find out who does (kubectl get configmap aws-auth -n kube-system"
                  + " --show-managed-fields -o yaml), and run it again",
              refused);
        }
      }
    }
  }

  private void patch(AwsAuthContent edited, boolean dryRun) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = patch.putObject("metadata");
    metadata.put("uid", edited.uid()).put("resourceVersion", edited.version());
    metadata.putObject("annotations").put(Ownership.MAPPING, edited.mappedByUs());
    patch.putObject("data").put(AwsAuthContent.MAP_ROLES, edited.text());
    PatchContext how = PatchContext.of(PatchType.JSON_MERGE);
    how.setFieldManager(FieldManagers.SLUICE);
    if (dryRun) {
      how.setDryRun(List.of("All"));
    }
    resource().patch(how, patch.toString());
  }

  private Resource<ConfigMap> resource() {
    return cluster.client().configMaps().inNamespace("kube-system").withName("aws-auth");
  }
}
