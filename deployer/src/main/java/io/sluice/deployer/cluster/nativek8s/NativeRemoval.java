package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.StateProtectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a job in native mode out of a cluster: first its state into a savepoint, then the
 * JobManager's Deployment, which takes along what it owns, then what Sluice made. It can be run
 * again where it was interrupted.
 */
public final class NativeRemoval {
  private final NativeJob job;
  private final Consumer<String> progress;
  private volatile @Nullable AskedSavepoint pending;

  /**
   * @param progress is told what is done, a line at a time
   */
  public NativeRemoval(NativeJob job, Consumer<String> progress) {
    this.job = job;
    this.progress = progress;
  }

  /** A savepoint that Flink was asked for and that has not ended yet, for a user who goes now. */
  public Optional<String> pending() {
    return Optional.ofNullable(pending).map(asked -> asked.what() + "; " + asked.whereToLook());
  }

  /**
   * Removes the job.
   *
   * @param choice whether with a savepoint
   * @param patience how long the savepoint may take, and then the disappearance
   * @throws StateProtectedException if the job's state would be lost
   * @throws ClusterException if there is no such job, it is the operator's, or something stays
   */
  public Removal run(SavepointChoice choice, Duration patience) throws InterruptedException {
    OperatorsClaim.refuse(job);
    Optional<Deployment> deployment = job.deployment();
    deployment.ifPresent(this::requireNative);
    LiveOptions options = LiveOptions.of(job);
    List<String> removed = new ArrayList<>();
    Optional<String> savepoint = Optional.empty();
    if (deployment.isPresent() && choice.wanted()) {
      savepoint =
          new NativeSavepoint(job, options, progress, asked -> pending = asked)
              .take(choice, patience);
      pending = null;
    }
    removed.addAll(new Disappearance(job, progress).of(deployment.isPresent(), patience));
    List<String> left = new ArrayList<>();
    boolean isGone = deployment.isPresent() || !choice.wanted();
    boolean stateIsSafe = savepoint.isPresent() || !choice.wanted() || hasNoState(options);
    highAvailability(isGone && stateIsSafe, removed, left);
    removed.addAll(new AppliedResources(job, progress).remove(left));
    if (removed.isEmpty() && left.isEmpty()) {
      throw new ClusterException(
          "there is no job '" + job.name() + "' in native mode in namespace " + job.namespace(),
          "say where it is with --namespace; kubectl get deployments -A -l"
              + " type=flink-native-kubernetes lists all; of a job that has ended there are only"
              + savepoints(choice, options).map(where -> " " + where).orElse(" its directories"));
    }
    if (savepoint.isEmpty()) {
      savepoints(choice, options).ifPresent(left::add);
    }
    options.checkpointDirectory().ifPresent(place -> left.add("checkpoints in " + place));
    options
        .highAvailabilityDirectory()
        .ifPresent(place -> left.add("metadata of high availability in " + place));
    return new Removal(savepoint.orElse(null), removed, left);
  }

  private boolean hasNoState(LiveOptions options) {
    return options.excludeState() && job.highAvailability().isEmpty();
  }

  /** One that an earlier deletion asked for may have been taken when nobody waited any more. */
  private static Optional<String> savepoints(SavepointChoice choice, LiveOptions options) {
    Optional<String> directory =
        Optional.ofNullable(choice.directory()).or(options::savepointDirectory);
    if (directory.isEmpty() && options.known()) {
      return Optional.empty();
    }
    return Optional.of(
        "savepoints of the job, if any were taken, in "
            + directory.orElse(
                "the directory that --savepoint-dir or its description (state.savepoints.dir)"
                    + " named"));
  }

  private void requireNative(Deployment deployment) {
    if (NativeJob.isOperators(deployment)) {
      throw new ClusterException(
          "Deployment/" + job.name() + " belongs to the operator's FlinkDeployment",
          "delete that: sluice delete " + job.name());
    }
    if (!NativeJob.isFlinks(deployment)) {
      throw new ClusterException(
          "Deployment/" + job.name() + " in " + job.namespace() + " was not made by Flink",
          "check the name and --namespace");
    }
  }

  /** Flink leaves them on purpose: with them the next JobManager finds the last checkpoint. */
  private void highAvailability(boolean remove, List<String> removed, List<String> left) {
    List<ConfigMap> maps = job.highAvailability();
    boolean keep = !remove && NativeJob.leadToState(maps);
    for (ConfigMap map : maps) {
      String name = "ConfigMap/" + map.getMetadata().getName();
      if (!keep) {
        delete(name, map);
        removed.add(name);
      } else {
        left.add(
            name
                + ", which names the last checkpoint: a job started under this name goes on from"
                + " it; --no-savepoint removes it");
      }
    }
  }

  private void delete(String name, HasMetadata resource) {
    var unused =
        job.cluster()
            .ask("delete " + name, () -> job.cluster().client().resource(resource).delete());
  }
}
