package io.sluice.deployer.cluster.install;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.Conditions;
import io.sluice.deployer.cluster.live.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The definitions of Flink's resources in a cluster. Helm makes those that are missing when it
 * installs a chart, and never changes or deletes one.
 */
public final class ResourceDefinitions {
  private static final String GROUP = "flink.apache.org";
  private static final ResourceDefinitionContext CONTEXT =
      new ResourceDefinitionContext.Builder()
          .withGroup("apiextensions.k8s.io")
          .withVersion("v1")
          .withKind("CustomResourceDefinition")
          .withPlural("customresourcedefinitions")
          .withNamespaced(false)
          .build();

  private final Cluster cluster;

  /**
   * @param cluster where they are
   */
  public ResourceDefinitions(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Flink's definitions that are there, by name. */
  public List<String> present() {
    return all().stream().map(one -> one.getMetadata().getName()).sorted().toList();
  }

  /** Flink's definitions that are there, each with what a file needs to bring it back. */
  List<Map<String, Object>> documents() {
    return all().stream()
        .map(
            one ->
                Map.of(
                    "apiVersion", one.getApiVersion(),
                    "kind", one.getKind(),
                    "metadata", Map.of("name", one.getMetadata().getName()),
                    "spec", Objects.requireNonNull(one.getAdditionalProperties().get("spec"))))
        .toList();
  }

  /**
   * What a chart's definitions would change; the API server is asked, and nothing is changed.
   *
   * @param chart the definitions of the chart, as YAML
   * @throws ClusterException if the API server refuses one
   */
  List<ObjectChange> changes(String chart) {
    List<ObjectChange> changes = new ArrayList<>();
    for (GenericKubernetesResource wanted : read(chart)) {
      String name = wanted.getMetadata().getName();
      GenericKubernetesResource live = get(name);
      if (live == null) {
        changes.add(new ObjectChange(ObjectChange.Action.CREATE, named(name), List.of()));
      } else {
        Object result = tried(live, wanted);
        if (!spec(live).equals(result)) {
          changes.add(
              new ObjectChange(
                  ObjectChange.Action.CHANGE,
                  named(name),
                  HelmObjects.diff(
                      named(name), Map.of("spec", spec(live)), Map.of("spec", result))));
        }
      }
    }
    return changes;
  }

  /** Replaces those that are there by a chart's; those that are missing are left to Helm. */
  void replace(String chart) {
    for (GenericKubernetesResource wanted : read(chart)) {
      GenericKubernetesResource live = get(wanted.getMetadata().getName());
      if (live != null && !spec(live).equals(tried(live, wanted))) {
        cluster.ask(
            "replace " + named(wanted.getMetadata().getName()),
            () -> definitions().resource(updated(live, wanted)).update());
      }
    }
  }

  /** Creates those of a chart that are missing: Helm does so only when it installs. */
  void createMissing(String chart) {
    for (GenericKubernetesResource wanted : read(chart)) {
      if (get(wanted.getMetadata().getName()) == null) {
        cluster.ask(
            "create " + named(wanted.getMetadata().getName()),
            () -> definitions().resource(wanted).create());
      }
    }
  }

  /**
   * Deletes all of Flink's, and with them every resource of their kinds, and waits until they are
   * gone.
   *
   * @throws ClusterException if they are not gone in time
   */
  void delete(Duration timeout) throws InterruptedException {
    List<String> names = present();
    for (String name : names) {
      cluster.ask("delete " + named(name), () -> definitions().withName(name).delete());
    }
    boolean gone =
        Conditions.await(
                definitions(),
                all -> all.stream().noneMatch(one -> names.contains(one.getMetadata().getName())),
                timeout)
            .isPresent();
    if (!gone) {
      throw new ClusterException(
          "the definitions are not gone after "
              + timeout.toSeconds()
              + " s: "
              + String.join(", ", present()),
          "a resource of such a kind is held by a finalizer: 'sluice delete --force NAME' frees it,"
              + " then run it again");
    }
  }

  /** Waits until the API server serves them. */
  void awaitServed(Duration timeout) throws InterruptedException {
    boolean served =
        Conditions.await(
                definitions(),
                all ->
                    all.stream()
                        .filter(ResourceDefinitions::isOfFlink)
                        .allMatch(ResourceDefinitions::isEstablished),
                timeout)
            .isPresent();
    if (!served) {
      throw new ClusterException(
          "the definitions are not served after " + timeout.toSeconds() + " s",
          "see 'kubectl describe crd " + String.join(" ", present()) + "'");
    }
  }

  /** The specification that the API server would make of it. */
  private Object tried(GenericKubernetesResource live, GenericKubernetesResource wanted) {
    return spec(
        cluster.ask(
            "try to replace " + named(wanted.getMetadata().getName()),
            () -> definitions().resource(updated(live, wanted)).dryRun().update()));
  }

  private static GenericKubernetesResource updated(
      GenericKubernetesResource live, GenericKubernetesResource wanted) {
    GenericKubernetesResource updated =
        Serialization.unmarshal(Serialization.asJson(live), GenericKubernetesResource.class);
    updated.setAdditionalProperty("spec", spec(wanted));
    updated.getMetadata().setManagedFields(null);
    return updated;
  }

  private static Object spec(GenericKubernetesResource definition) {
    return Objects.requireNonNullElse(definition.getAdditionalProperties().get("spec"), Map.of());
  }

  private static List<GenericKubernetesResource> read(String chart) {
    return HelmObjects.documents(chart).stream()
        .filter(document -> "CustomResourceDefinition".equals(document.get("kind")))
        .map(
            document ->
                Serialization.unmarshal(
                    Serialization.asJson(document), GenericKubernetesResource.class))
        .filter(ResourceDefinitions::isOfFlink)
        .toList();
  }

  private List<GenericKubernetesResource> all() {
    return cluster
        .ask("list the definitions of resources", () -> definitions().list())
        .getItems()
        .stream()
        .filter(ResourceDefinitions::isOfFlink)
        .toList();
  }

  private GenericKubernetesResource get(String name) {
    return cluster.ask("read " + named(name), () -> definitions().withName(name).get());
  }

  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      definitions() {
    return cluster.client().genericKubernetesResources(CONTEXT);
  }

  private static boolean isOfFlink(GenericKubernetesResource definition) {
    return definition.getMetadata().getName().endsWith("." + GROUP);
  }

  private static boolean isEstablished(GenericKubernetesResource definition) {
    Object status = definition.getAdditionalProperties().get("status");
    return new Tree(status == null ? Map.of() : status)
        .list("conditions").stream()
            .anyMatch(
                one ->
                    one.text("type").filter("Established"::equals).isPresent()
                        && one.text("status").filter("True"::equals).isPresent());
  }

  private static String named(String name) {
    return "CustomResourceDefinition/" + name;
  }
}
