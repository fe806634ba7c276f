package io.sluice.deployer.cluster.delete;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.operate.OperationException;
import io.sluice.deployer.cluster.operate.Snapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Waits until all that Flink has made for a deployment is gone, and looks at what is left. */
public final class Sweep {
  private final Cluster cluster;
  private final Subject subject;

  /**
   * @param subject the deployment, which is gone itself
   */
  public Sweep(Cluster cluster, Subject subject) {
    this.cluster = cluster;
    this.subject = subject;
  }

  /**
   * Waits, removes what only this deployment has used, and lists the rest.
   *
   * @param state whether the HA ConfigMaps may still be needed to get at the state
   * @throws OperationException if something is not gone in time, naming it
   */
  public Remains sweep(boolean state, Duration timeout) throws InterruptedException {
    List<Remnant> removed = new ArrayList<>();
    List<Remnant> kept = new ArrayList<>();
    if (subject.isCluster()) {
      Footprint footprint = new Footprint(cluster, subject.namespace(), subject.name());
      if (!footprint.awaitGone(timeout)) {
        throw notGone(footprint.present(), timeout);
      }
      highAvailability(footprint, state, removed, kept);
      new AppliedAlong(cluster, subject.namespace(), subject.name()).remove(removed, kept);
      claims(kept);
    }
    snapshots(kept);
    kept.addAll(subject.places());
    return new Remains(removed, kept);
  }

  /** Whether anything is left of a deployment that is gone itself. */
  public boolean isNeeded() {
    Footprint footprint = new Footprint(cluster, subject.namespace(), subject.name());
    return !footprint.present().isEmpty()
        || !footprint.highAvailability().isEmpty()
        || new AppliedAlong(cluster, subject.namespace(), subject.name()).isThere();
  }

  private OperationException notGone(List<Remnant> there, Duration timeout) {
    return OperationException.notHealthy(
        "delete: "
            + subject.name()
            + " is gone, but not "
            + String.join(", ", there.stream().map(one -> one.kind() + "/" + one.name()).toList())
            + " after "
            + timeout.toSeconds()
            + " s",
        "run it again; if they stay, see 'kubectl describe' for the finalizer or node that holds"
            + " them");
  }

  private void highAvailability(
      Footprint footprint, boolean state, List<Remnant> removed, List<Remnant> kept) {
    for (Remnant map : footprint.highAvailability()) {
      if (state) {
        kept.add(
            new Remnant(
                "ConfigMap",
                map.name(),
                "it names the last checkpoint; to start from that, set"
                    + " spec.job.initialSavepointPath to it; 'sluice delete "
                    + subject.name()
                    + " --no-savepoint' removes this"));
      } else {
        removed.add(
            new Remnant(
                "ConfigMap", map.name(), "HA metadata, which would have brought the old job back"));
      }
    }
    if (!state) {
      footprint.deleteHighAvailability();
    }
  }

  private void claims(List<Remnant> kept) {
    for (String claim : subject.claims()) {
      boolean there =
          cluster.ask(
              "look at PersistentVolumeClaim/" + claim,
              () ->
                  cluster
                          .client()
                          .persistentVolumeClaims()
                          .inNamespace(subject.namespace())
                          .withName(claim)
                          .get()
                      != null);
      if (there) {
        kept.add(
            new Remnant(
                "PersistentVolumeClaim", claim, "its pods used it; it is not theirs to delete"));
      }
    }
  }

  private void snapshots(List<Remnant> kept) {
    Snapshots.list(cluster, subject.namespace())
        .ifPresent(
            all ->
                all.getItems().stream()
                    .filter(
                        one ->
                            isOf(
                                new Tree(
                                    one.getAdditionalProperties().getOrDefault("spec", Map.of()))))
                    .forEach(
                        one ->
                            kept.add(
                                new Remnant(
                                    "FlinkStateSnapshot",
                                    one.getMetadata().getName(),
                                    "a record of a savepoint or checkpoint"))));
  }

  private boolean isOf(Tree snapshot) {
    return snapshot.text("jobReference", "name").filter(subject.name()::equals).isPresent()
        && snapshot.text("jobReference", "kind").filter(subject.kind()::equals).isPresent();
  }
}
