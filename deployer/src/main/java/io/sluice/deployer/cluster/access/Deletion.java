package io.sluice.deployer.cluster.access;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.resource.Seen;
import io.sluice.deployer.target.KubernetesResource;
import java.util.List;

/** Deletes an object only as it was seen. */
final class Deletion {
  private Deletion() {}

  static List<StatusDetails> of(Cluster cluster, KubernetesResource resource, Seen seen) {
    GenericKubernetesResource item =
        Serialization.unmarshal(
            Serialization.asJson(resource.content()), GenericKubernetesResource.class);
    return cluster.client().resource(item).lockResourceVersion(seen.version()).delete();
  }
}
