package io.sluice.deployer.cluster.install;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.delete.Deletion;
import io.sluice.deployer.cluster.delete.StateAtEnd;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.Jobs;
import io.sluice.deployer.cluster.operate.OperationException;
import io.sluice.deployer.cluster.operate.RunningFlink;
import io.sluice.deployer.cluster.operate.SavepointOnDeletion;
import io.sluice.deployer.cluster.operate.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes all Flink resources out of a cluster so that they can be put back with their state. Nothing
 * is deleted before every savepoint is taken and every copy written; the operator itself deletes,
 * while it is still there.
 */
final class Withdrawal {
  private final Cluster cluster;
  private final Deletion deletion;
  private final Waiting waiting;
  private final Consumer<String> progress;
  private final FlinkResources resources;

  /**
   * @param waiting how long each savepoint and each deletion may take
   * @param progress is told each step
   */
  Withdrawal(Cluster cluster, Waiting waiting, Consumer<String> progress) {
    this.cluster = cluster;
    this.waiting = waiting;
    this.progress = progress;
    this.deletion = new Deletion(cluster, RunningFlink.in(cluster));
    this.resources = new FlinkResources(cluster);
  }

  /**
   * What is to be taken out.
   *
   * @throws OperationException with kind STATE_PROTECTED, naming each whose state would be lost
   */
  Map<LiveResource, StateAtEnd> subjects() {
    Map<LiveResource, StateAtEnd> subjects = new LinkedHashMap<>();
    resources.all().forEach(live -> subjects.put(live, resources.stateOf(live)));
    List<String> lost =
        subjects.entrySet().stream()
            .filter(one -> one.getValue().need() == StateAtEnd.Need.LOST)
            .map(one -> named(one.getKey()) + " " + one.getValue().words())
            .toList();
    if (!lost.isEmpty()) {
      throw OperationException.stateProtected(
          "nothing was done, because state would be lost with the definitions: "
              + String.join("; ", lost),
          "make them run, or resume them ('sluice explain NAME' tells what is wrong), or give them"
              + " up with 'sluice delete NAME --no-savepoint'; then run it again");
    }
    return subjects;
  }

  /**
   * Saves them and takes them out.
   *
   * @return what was saved
   * @throws InterruptedException if the thread is interrupted; what is told so far stays true
   */
  List<SavedResource> run(Map<LiveResource, StateAtEnd> subjects, SavedResources folder)
      throws IOException, InterruptedException {
    folder.requireEmpty();
    Map<LiveResource, @Nullable String> savepoints = new LinkedHashMap<>();
    for (Map.Entry<LiveResource, StateAtEnd> one : subjects.entrySet()) {
      savepoints.put(one.getKey(), savepoint(one.getKey(), one.getValue()));
    }
    List<SavedResource> saved = new ArrayList<>();
    for (Map.Entry<LiveResource, @Nullable String> one : savepoints.entrySet()) {
      saved.add(folder.write(one.getKey(), state(one.getKey()), one.getValue()));
    }
    folder.writeDefinitions(new ResourceDefinitions(cluster).documents());
    folder.complete(saved);
    progress.accept("copies of " + saved.size() + " resources are in " + folder.folder());
    try {
      for (LiveResource live : subjects.keySet()) {
        delete(live);
      }
    } catch (ClusterException | OperationException failure) {
      throw halfway(failure, folder);
    }
    return saved;
  }

  private @Nullable String savepoint(LiveResource live, StateAtEnd state)
      throws InterruptedException {
    if (state.need() != StateAtEnd.Need.SAVEPOINT) {
      return Jobs.isToBeSuspended(live) ? state.savepoint() : null;
    }
    progress.accept("a savepoint of " + named(live) + " is taken");
    return deletion.savepoint(live, waiting).path();
  }

  private void delete(LiveResource live) throws InterruptedException {
    if (!live.isSessionCluster() && SavepointOnDeletion.wouldHang(live)) {
      SavepointOnDeletion.leaveOut(cluster, live);
    }
    if (live.deletionAsked().isEmpty()) {
      deletion.ask(live);
    }
    if (!deletion.awaitGone(live, waiting)) {
      throw deletion.held(live, waiting.timeout());
    }
    progress.accept(named(live) + " is deleted");
  }

  private static SavedResource.State state(LiveResource live) {
    if (Jobs.isToBeSuspended(live)) {
      return SavedResource.State.SUSPENDED;
    }
    return live.deletionAsked().isPresent() || (!live.isSessionCluster() && live.job().isTerminal())
        ? SavedResource.State.ENDED
        : SavedResource.State.RUNNING;
  }

  static String named(LiveResource live) {
    return live.kind() + "/" + live.namespace() + "/" + live.name();
  }

  /** What would be done, a line each. */
  static List<String> steps(Map<LiveResource, StateAtEnd> subjects) {
    return subjects.entrySet().stream()
        .map(
            one ->
                (one.getValue().need() == StateAtEnd.Need.SAVEPOINT
                        ? "take a savepoint of "
                        : "save ")
                    + named(one.getKey())
                    + ", which "
                    + one.getValue().words()
                    + ", and delete it")
        .collect(Collectors.toList());
  }

  /** The failure of a step after resources were deleted, with the way back. */
  static ClusterException halfway(RuntimeException failure, SavedResources folder) {
    String fix =
        failure instanceof ClusterException known
            ? known.fix()
            : failure instanceof OperationException operation ? operation.fix() : "see the cause";
    return new ClusterException(
        Objects.toString(failure.getMessage()),
        fix
            + "; the state is kept: when an operator runs again ('sluice operator install'), 'sluice"
            + " operator restore "
            + folder.folder()
            + "' puts every job back",
        failure);
  }
}
