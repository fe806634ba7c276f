package io.sluice.deployer.cleanup;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiErrors;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.flink.ConfigurationFile;
import io.sluice.deployer.cluster.live.LiveResource;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the Flink clusters of a Kubernetes cluster: the operator's, and those of native mode. */
final class Census {
  private static final String CONFIGURATION = "flink-config-";

  private final Cluster cluster;
  private final String namespace;
  private boolean everywhere = true;

  /**
   * @param namespace where to look if all namespaces may not be looked at
   */
  Census(Cluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  Population take() {
    List<LiveResource> resources = new ArrayList<>();
    for (ResourceDefinitionContext kind : List.of(Cluster.DEPLOYMENTS, Cluster.SESSION_JOBS)) {
      resources(kind).forEach(one -> resources.add(LiveResource.of(one)));
    }
    List<ConfigMap> maps = configurations();
    Map<String, Map<String, String>> options = new LinkedHashMap<>();
    StringBuilder texts = new StringBuilder();
    for (ConfigMap map : maps) {
      options.put(map.getMetadata().getNamespace() + "/" + cluster(map), options(map));
      texts.append(map.getData()).append('\n');
    }
    List<Belongings> belongings = new ArrayList<>();
    for (LiveResource live : resources) {
      Map<String, String> besides = options.remove(live.namespace() + "/" + live.name());
      belongings.add(
          BelongingsReader.of(
              Owner.live(live.namespace(), live.name()),
              live.tree(),
              besides == null ? Map.of() : besides));
      texts.append(Serialization.asJson(live.tree().root())).append('\n');
    }
    options.forEach((owner, its) -> belongings.add(unmanaged(owner, its)));
    return new Population(belongings, everywhere, texts.toString());
  }

  /** A cluster that no resource describes runs in native mode, or its resource has just gone. */
  private static Belongings unmanaged(String owner, Map<String, String> options) {
    int slash = owner.indexOf('/');
    String name = owner.substring(slash + 1);
    return new Belongings(
        Owner.live(owner.substring(0, slash), name),
        BelongingsReader.places(name, options),
        null,
        Set.of());
  }

  private List<GenericKubernetesResource> resources(ResourceDefinitionContext kind) {
    var all = cluster.client().genericKubernetesResources(kind);
    String doing = "list " + kind.getPlural();
    try {
      return all.inAnyNamespace().list().getItems();
    } catch (KubernetesClientException failure) {
      if (ApiErrors.isNotFound(failure)) {
        return List.of();
      }
      requireForbidden(doing, failure);
      return cluster.ask(
          doing + " in " + namespace, () -> all.inNamespace(namespace).list().getItems());
    }
  }

  private List<ConfigMap> configurations() {
    var all = cluster.client().configMaps();
    String selector = "type in (flink-native-kubernetes,flink-standalone-kubernetes)";
    List<ConfigMap> found;
    try {
      found = all.inAnyNamespace().withLabelSelector(selector).list().getItems();
    } catch (KubernetesClientException failure) {
      requireForbidden("list configmaps", failure);
      found =
          cluster.ask(
              "list configmaps in " + namespace,
              () -> all.inNamespace(namespace).withLabelSelector(selector).list().getItems());
    }
    return found.stream()
        .filter(map -> map.getMetadata().getName().startsWith(CONFIGURATION))
        .toList();
  }

  private void requireForbidden(String doing, KubernetesClientException failure) {
    if (failure.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
      throw cluster.refused(doing, failure);
    }
    everywhere = false;
  }

  private static String cluster(ConfigMap map) {
    return map.getMetadata().getName().substring(CONFIGURATION.length());
  }

  private static Map<String, String> options(ConfigMap map) {
    Map<String, String> options = new LinkedHashMap<>();
    if (map.getData() != null) {
      map.getData().forEach((name, text) -> options.putAll(ConfigurationFile.options(name, text)));
    }
    return options;
  }
}
