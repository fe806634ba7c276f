package io.sluice.deployer.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sluice.deployer.cluster.Cluster;
import org.jspecify.annotations.Nullable;

/**
 * Data for programs, with the cluster that it is about as further fields.
 *
 * @param data whose fields come first
 * @param context the kubeconfig's context; not there inside a pod
 * @param server the API server's address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InCluster<T>(@JsonUnwrapped T data, @Nullable String context, String server) {
  static <T> InCluster<T> of(Cluster cluster, T data) {
    return new InCluster<>(data, cluster.context(), cluster.address());
  }
}
