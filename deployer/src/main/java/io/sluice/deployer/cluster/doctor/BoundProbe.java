package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What is described keeps within the bounds that a namespace sets.
 *
 * @param <T> the kind of object that sets them
 */
abstract class BoundProbe<T extends HasMetadata> implements Probe {
  @Override
  public final List<String> needs() {
    return List.of(ApiServerProbe.ID, NamespaceProbe.ID);
  }

  @Override
  public final List<Finding> look(Examined examined) {
    Optional<Described> described = examined.described();
    if (described.isEmpty()) {
      return List.of(Finding.skipped("no deployment is described"));
    }
    String namespace = examined.namespace();
    List<T> bounds = objects(examined.cluster().client()).inNamespace(namespace).list().getItems();
    if (bounds.isEmpty()) {
      return List.of(Finding.ok("there is no " + noun() + " in " + namespace));
    }
    List<Finding> breaches = breaches(bounds, examined, described.get());
    return breaches.isEmpty()
        ? List.of(Finding.ok("the " + noun() + "s in " + namespace + " " + kept()))
        : breaches;
  }

  /** What people call such an object, as {@code quota}. */
  abstract String noun();

  /** What those that are kept do, as {@code leave room}. */
  abstract String kept();

  abstract MixedOperation<T, ? extends KubernetesResourceList<T>, ? extends Resource<T>> objects(
      KubernetesClient client);

  /** Where the description goes beyond them; empty if it does nowhere. */
  abstract List<Finding> breaches(List<T> bounds, Examined examined, Described described);
}
