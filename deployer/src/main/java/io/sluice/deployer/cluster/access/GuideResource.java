package io.sluice.deployer.cluster.access;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.access.AccessChange.Action;
import io.sluice.deployer.cluster.access.AccessState.Condition;
import io.sluice.deployer.cluster.access.AccessState.Part;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.resource.Conflict;
import io.sluice.deployer.cluster.resource.ConflictException;
import io.sluice.deployer.cluster.resource.Seen;
import io.sluice.deployer.cluster.resource.ServerSide;
import io.sluice.deployer.target.KubernetesResource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Role or RoleBinding of the guide, held against the cluster's. */
final class GuideResource {
  private final Cluster cluster;
  private final ServerSide server;
  private final KubernetesResource wanted;

  GuideResource(Cluster cluster, KubernetesResource wanted) {
    this.cluster = cluster;
    this.server = new ServerSide(cluster);
    this.wanted = wanted;
  }

  /** How it is. */
  Part look() {
    Optional<Tree> live = server.read(wanted);
    if (live.isEmpty()) {
      return Part.absent(toString());
    }
    Optional<String> otherwise = Likeness.difference(wanted, live.get());
    return new Part(
        toString(),
        otherwise.isEmpty() ? Condition.AS_WANTED : Condition.OTHERWISE,
        Ownership.isOurs(live.get()),
        otherwise.orElse(null));
  }

  /**
   * The change that makes it as the guide has it; empty where it is.
   *
   * @param checked whether the server is to check it; it does not let everybody bind a Role that is
   *     not there yet
   * @throws ClusterException if the server refuses it
   */
  Optional<AccessChange> applying(boolean checked) {
    Optional<Tree> live = server.read(wanted);
    if (live.isPresent() && Likeness.difference(wanted, live.get()).isEmpty()) {
      return Optional.empty();
    }
    live.ifPresent(this::requireSameReference);
    if (checked) {
      server.dryRun(wanted);
    }
    return Optional.of(
        new AccessChange(
            live.isEmpty() ? Action.CREATE : Action.CHANGE,
            toString(),
            live.map(Likeness::yaml).orElse(null),
            Likeness.yaml(new Tree(wanted.content()))));
  }

  /** The fields that others have set otherwise. */
  List<Conflict> conflicts() {
    return server.read(wanted).map(live -> server.conflicts(wanted, live)).orElse(List.of());
  }

  /**
   * Makes it so.
   *
   * @param takeOver whether fields that others have set are taken from them
   * @throws ClusterException if the server refuses it, or others have set it otherwise
   */
  void apply(boolean takeOver) {
    Optional<Tree> live = server.read(wanted);
    if (live.isPresent() && Likeness.difference(wanted, live.get()).isEmpty()) {
      return;
    }
    try {
      server.apply(wanted, takeOver, live.map(Seen::of).orElse(null));
    } catch (ConflictException conflict) {
      throw conflict(conflict.conflicts().stream().map(one -> this + " " + one).toList(), conflict);
    }
  }

  /** The change that removes it; empty where it is not there, or not ours. */
  Optional<AccessChange> removing() {
    return ours()
        .map(live -> new AccessChange(Action.REMOVE, toString(), Likeness.yaml(live), null));
  }

  /** Whether it is there and somebody else's. */
  boolean isOfOthers() {
    return server.read(wanted).filter(live -> !Ownership.isOurs(live)).isPresent();
  }

  /** Removes it, if it is ours. */
  void remove() {
    ours()
        .map(Seen::of)
        .ifPresent(seen -> cluster.ask("delete " + this, () -> Deletion.of(cluster, wanted, seen)));
  }

  /** As people call it. */
  @Override
  public String toString() {
    return wanted + " in " + wanted.namespace();
  }

  static ClusterException conflict(List<String> taken, @Nullable Throwable cause) {
    String what = "others have set what the guide has otherwise: " + String.join(", ", taken);
    String fix =
        "see the difference with 'sluice access plan --method aws-auth', and give --take-over if it"
            + " should be as the guide has it";
    return cause == null ? new ClusterException(what, fix) : new ClusterException(what, fix, cause);
  }

  private Optional<Tree> ours() {
    return server.read(wanted).filter(Ownership::isOurs);
  }

  private void requireSameReference(Tree live) {
    if (!Likeness.hasSameReference(wanted, live)) {
      throw new ClusterException(
          this
              + ": "
              + Likeness.difference(wanted, live).orElse("")
              + "; Kubernetes does not let it change",
          "delete it (kubectl delete rolebinding "
              + wanted.name()
              + " -n "
              + wanted.namespace()
              + ") if nothing else relies on it, and run it again");
    }
  }
}
