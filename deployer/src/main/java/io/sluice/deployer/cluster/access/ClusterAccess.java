package io.sluice.deployer.cluster.access;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.access.AccessChange.Action;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * EMR's access to a namespace by way of {@code aws-auth}: Role, RoleBinding, and the entry for
 * EMR's service-linked role. What is there already, whoever made it, is left alone; only what
 * Sluice made is removed. Whatever is interrupted is finished by doing it again.
 */
public final class ClusterAccess {
  private final Cluster cluster;
  private final String namespace;
  private final Mapping mapping;

  /**
   * @param namespace the namespace of the jobs
   * @param role the ARN of the service-linked role as {@code aws-auth} wants it, without its path
   */
  public ClusterAccess(Cluster cluster, String namespace, String role) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.mapping = new Mapping(new AwsAuth(cluster), role);
  }

  /**
   * What there is.
   *
   * @throws ClusterException if the cluster does not answer, or lets nobody look into the namespace
   */
  public AccessState look() {
    KubernetesVersion version = KubernetesVersion.of(cluster);
    GuideRole form = GuideRole.of(version);
    return new AccessState(
        namespace, version.toString(), role(form).look(), binding(form).look(), mapping.look());
  }

  /**
   * What giving access would change. Nothing is changed.
   *
   * @throws ClusterException if the server would refuse it, or something stands in the way
   */
  public AccessPlan plan() {
    return giving(false).plan(namespace);
  }

  /**
   * Gives access.
   *
   * @param takeOver whether fields that others have set are taken from them
   * @param done hears of each change once it is made
   * @return what was changed
   * @throws ClusterException if the server refuses it, or others have set something otherwise
   */
  public AccessPlan apply(boolean takeOver, Consumer<AccessChange> done) {
    Steps steps = giving(takeOver);
    steps.carryOut(done);
    return steps.plan(namespace);
  }

  /** What removing access would change. Nothing is changed. */
  public AccessPlan removal() {
    return taking().plan(namespace);
  }

  /**
   * Removes what Sluice has made, the entry first: from then on EMR is nobody here.
   *
   * @param done hears of each change once it is made
   * @return what was changed
   */
  public AccessPlan remove(Consumer<AccessChange> done) {
    Steps steps = taking();
    steps.carryOut(done);
    return steps.plan(namespace);
  }

  private Steps giving(boolean takeOver) {
    GuideRole form = GuideRole.of(KubernetesVersion.of(cluster));
    Steps steps = new Steps();
    GuideResource role = role(form);
    Optional<AccessChange> ofRole = role.applying(true);
    boolean isNew = ofRole.filter(change -> change.action() == Action.CREATE).isPresent();
    GuideResource binding = binding(form);
    give(steps, role, ofRole, takeOver);
    give(steps, binding, binding.applying(!isNew), takeOver);
    steps.add(Step.of(mapping.adding(), mapping::add));
    mapping.notes().forEach(steps::note);
    return steps;
  }

  private static void give(
      Steps steps, GuideResource resource, Optional<AccessChange> change, boolean takeOver) {
    steps.add(Step.of(change, () -> resource.apply(takeOver)));
    if (change.filter(one -> one.action() == Action.CHANGE).isPresent() && !takeOver) {
      resource.conflicts().forEach(taken -> steps.conflict(resource + " " + taken));
    }
  }

  private Steps taking() {
    GuideRole form = GuideRole.of(KubernetesVersion.of(cluster));
    GuideResource binding = binding(form);
    Steps steps = new Steps();
    Optional<String> kept = keepingMapping(binding);
    if (kept.isEmpty()) {
      steps.add(Step.of(mapping.removing(), mapping::remove));
    } else {
      steps.note(kept.get());
    }
    for (GuideResource resource : List.of(binding, role(form))) {
      steps.add(Step.of(resource.removing(), resource::remove));
      if (resource.isOfOthers()) {
        steps.note(resource + " was not made by Sluice and stays");
      }
    }
    return steps;
  }

  /** Why the entry stays; empty where it may go, or there is none. */
  private Optional<String> keepingMapping(GuideResource binding) {
    AccessState.Part entry = mapping.look();
    if (entry.condition() == AccessState.Condition.ABSENT) {
      return Optional.empty();
    }
    if (entry.condition() == AccessState.Condition.UNKNOWN) {
      return Optional.of("it is not known whether an entry is left: " + entry.because());
    }
    if (!entry.ours()) {
      return Optional.of(entry.name() + " was not given its entry by Sluice; it stays");
    }
    Optional<List<String>> namespaces = Bindings.namespaces(cluster);
    if (namespaces.isEmpty()) {
      return Optional.of(
          "the entry in "
              + entry.name()
              + " stays: you may not list RoleBindings of all namespaces, which it may serve, too");
    }
    List<String> others =
        namespaces.get().stream()
            .filter(one -> !one.equals(namespace) || binding.isOfOthers())
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the entry in " + entry.name() + " stays: it serves " + String.join(", ", others));
  }

  private GuideResource role(GuideRole form) {
    return new GuideResource(cluster, form.role(namespace));
  }

  private GuideResource binding(GuideRole form) {
    return new GuideResource(cluster, form.binding(namespace));
  }
}
