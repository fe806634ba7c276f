package io.sluice.deployer.cluster.install;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.delete.StateAtEnd;
import io.sluice.deployer.cluster.helm.Helm;
import io.sluice.deployer.cluster.helm.HelmRelease;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.OperationException;
import io.sluice.deployer.cluster.operate.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Removes an operator, what it made itself, and on request the definitions. */
public final class OperatorRemoval {
  private final Cluster cluster;
  private final Helm helm;
  private final String name;
  private final String namespace;
  private final Waiting waiting;
  private final Consumer<String> progress;

  /**
   * @param name the release's name
   * @param namespace its namespace
   * @param waiting how long each wait may take
   * @param progress is told each step
   */
  public OperatorRemoval(
      Cluster cluster,
      Helm helm,
      String name,
      String namespace,
      Waiting waiting,
      Consumer<String> progress) {
    this.cluster = cluster;
    this.helm = helm;
    this.name = name;
    this.namespace = namespace;
    this.waiting = waiting;
    this.progress = progress;
  }

  /**
   * What removing it would do.
   *
   * @param release what is installed; null where nothing is
   * @param delete the objects that are deleted, those of the release and those that it left
   * @param keep what stays, each with the reason
   * @param resources what is done to Flink's resources; none where the definitions stay
   * @param unattended Flink's resources that stay and that nobody looks after then
   * @param definitions the definitions that are deleted
   */
  public record Plan(
      @Nullable HelmRelease release,
      List<String> delete,
      List<String> keep,
      List<String> resources,
      List<String> unattended,
      List<String> definitions) {
    public Plan {
      delete = List.copyOf(delete);
      keep = List.copyOf(keep);
      resources = List.copyOf(resources);
      unattended = List.copyOf(unattended);
      definitions = List.copyOf(definitions);
    }

    /** Whether there is nothing to remove. */
    public boolean isEmpty() {
      return release == null && delete.isEmpty() && definitions.isEmpty();
    }
  }

  /**
   * What removing it would do; nothing is changed.
   *
   * @param definitions whether the definitions go, too
   * @throws OperationException with kind STATE_PROTECTED if state would be lost with them
   */
  public Plan plan(boolean definitions) throws InterruptedException {
    @Nullable HelmRelease release = helm.release(name, namespace).orElse(null);
    List<String> delete = new ArrayList<>();
    List<String> keep = new ArrayList<>();
    if (release != null) {
      HelmObjects objects = HelmObjects.parse(helm.manifest(release));
      List<String> kept = objects.kept();
      objects.byName().keySet().stream().filter(one -> !kept.contains(one)).forEach(delete::add);
      kept.forEach(one -> keep.add(one + ": the chart says so, for jobs may run with it"));
    }
    Leftovers leftovers = new Leftovers(cluster, namespace);
    leftovers.unused().stream()
        .filter(one -> !delete.contains(one.getKind() + "/" + one.getMetadata().getName()))
        .map(Leftovers::named)
        .filter(one -> !delete.contains(one))
        .forEach(delete::add);
    leftovers
        .inUse()
        .forEach(one -> keep.add("ServiceAccount/" + namespace + "/" + one + ": pods run with it"));
    List<LiveResource> resources = new FlinkResources(cluster).all();
    if (!definitions) {
      List<String> unattended = resources.stream().map(Withdrawal::named).toList();
      return new Plan(release, delete, keep, List.of(), unattended, List.of());
    }
    return new Plan(
        release,
        delete,
        keep,
        Withdrawal.steps(withdrawal().subjects()),
        List.of(),
        new ResourceDefinitions(cluster).present());
  }

  /**
   * Removes it.
   *
   * @param definitions whether the definitions go, too; the resources are saved before
   * @param folder where the copies of resources go
   */
  public void run(Plan plan, boolean definitions, SavedResources folder)
      throws IOException, InterruptedException {
    boolean saved = definitions && !plan.resources().isEmpty();
    if (saved) {
      Withdrawal withdrawal = withdrawal();
      Map<LiveResource, StateAtEnd> subjects = withdrawal.subjects();
      withdrawal.run(subjects, folder);
    }
    try {
      remove(plan, definitions);
    } catch (ClusterException failure) {
      throw saved ? Withdrawal.halfway(failure, folder) : failure;
    }
  }

  private void remove(Plan plan, boolean definitions) throws InterruptedException {
    if (plan.release() != null) {
      progress.accept("helm uninstalls release " + name + " in " + namespace);
      helm.uninstall(plan.release());
    }
    Leftovers leftovers = new Leftovers(cluster, namespace);
    List<HasMetadata> unused = leftovers.unused();
    if (!unused.isEmpty()) {
      progress.accept("what the operator made itself is deleted: " + unused.size() + " objects");
      leftovers.delete(unused);
    }
    if (definitions) {
      SnapshotFinalizers.remove(cluster);
      progress.accept("the definitions are deleted");
      new ResourceDefinitions(cluster).delete(waiting.timeout());
    }
  }

  private Withdrawal withdrawal() {
    return new Withdrawal(cluster, waiting, progress);
  }
}
