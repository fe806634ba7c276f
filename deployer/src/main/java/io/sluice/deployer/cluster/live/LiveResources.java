package io.sluice.deployer.cluster.live;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.spec.FlinkSessionJob;
import java.net.HttpURLConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds FlinkDeployments and FlinkSessionJobs in a cluster. */
public final class LiveResources {
  private final Cluster cluster;

  /**
   * @param cluster where to look
   */
  public LiveResources(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The resource a kind's name stands for. */
  public static ResourceDefinitionContext context(String kind) {
    return kind.equals("FlinkSessionJob") ? Cluster.SESSION_JOBS : Cluster.DEPLOYMENTS;
  }

  /**
   * All of a namespace, or of the cluster, by namespace, kind and name.
   *
   * @param namespace null for all; a user who may not see all sees the kubeconfig's own
   * @throws ClusterException if the custom resources are not installed, or may not be listed
   */
  public List<LiveResource> all(@Nullable String namespace) {
    return Stream.of(Cluster.DEPLOYMENTS, Cluster.SESSION_JOBS)
        .flatMap(kind -> list(kind, namespace).stream())
        .map(LiveResource::of)
        .sorted(
            Comparator.comparing(LiveResource::namespace)
                .thenComparing(LiveResource::kind)
                .thenComparing(LiveResource::name))
        .toList();
  }

  /**
   * The jobs on a session cluster, by name.
   *
   * @throws ClusterException if the custom resources are not installed, or may not be listed
   */
  public List<LiveResource> jobsOn(LiveResource session) {
    return all(session.namespace()).stream()
        .filter(one -> one.kind().equals(FlinkSessionJob.KIND))
        .filter(one -> one.spec().text("deploymentName").filter(session.name()::equals).isPresent())
        .toList();
  }

  /**
   * One resource.
   *
   * @param kind {@code FlinkDeployment} or {@code FlinkSessionJob}
   */
  public Optional<LiveResource> get(String kind, String namespace, String name) {
    return Optional.ofNullable(
            cluster.ask(
                "read " + kind + "/" + name + " in " + namespace,
                () ->
                    cluster
                        .client()
                        .genericKubernetesResources(context(kind))
                        .inNamespace(namespace)
                        .withName(name)
                        .get()))
        .map(LiveResource::of);
  }

  private List<GenericKubernetesResource> list(
      ResourceDefinitionContext kind, @Nullable String namespace) {
    String doing = "list " + kind.getPlural();
    try {
      return namespace == null
          ? cluster.client().genericKubernetesResources(kind).inAnyNamespace().list().getItems()
          : in(kind, namespace);
    } catch (KubernetesClientException failure) {
      if (ApiErrors.isNotFound(failure)) {
        throw new ClusterException(
            doing + ": the cluster does not know this kind",
            "install the Flink operator with its custom resource definitions",
            failure);
      }
      if (failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN && namespace == null) {
        return cluster.ask(doing, () -> in(kind, cluster.defaultNamespace()));
      }
      throw cluster.refused(doing, failure);
    }
  }

  private List<GenericKubernetesResource> in(ResourceDefinitionContext kind, String namespace) {
    return cluster
        .client()
        .genericKubernetesResources(kind)
        .inNamespace(namespace)
        .list()
        .getItems();
  }
}
