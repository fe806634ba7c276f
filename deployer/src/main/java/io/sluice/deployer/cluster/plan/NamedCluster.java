package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkSessionJob;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deployment that a session job names, as it is in the cluster.
 *
 * @param name its name; empty where the resource is no session job, or names none
 * @param namespace where it has to be
 * @param live the deployment; null where it is not there
 */
record NamedCluster(String name, String namespace, @Nullable LiveResource live) {
  /** The one that a resource names. */
  static NamedCluster of(Cluster cluster, Tree resource) {
    String namespace = resource.text("metadata", "namespace").orElse("");
    Optional<String> name =
        resource
            .text("kind")
            .filter(FlinkSessionJob.KIND::equals)
            .flatMap(kind -> resource.text("spec", "deploymentName"));
    return new NamedCluster(
        name.orElse(""),
        namespace,
        name.flatMap(it -> new LiveResources(cluster).get(FlinkDeployment.KIND, namespace, it))
            .orElse(null));
  }

  /** Why the operator refuses a job on it; empty where it does not. */
  Optional<String> refusal() {
    return live != null && !live.isSessionCluster()
        ? Optional.of("the deployment '" + name + "' has a job of its own and takes no session job")
        : Optional.empty();
  }

  /** What there is to know of it. */
  List<String> notes() {
    if (name.isEmpty() || (live != null && live.deletionAsked().isEmpty())) {
      return List.of();
    }
    return live == null
        ? List.of(
            "there is no session cluster '"
                + name
                + "' in namespace '"
                + namespace
                + "' yet: the operator waits until it is applied")
        : List.of("the session cluster '" + name + "' is being deleted");
  }
}
