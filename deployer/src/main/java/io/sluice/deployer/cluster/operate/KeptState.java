package io.sluice.deployer.cluster.operate;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.JobStatus;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.rest.Checkpoint;
import io.sluice.deployer.rest.RestoredFrom;
import io.sluice.deployer.spec.UpgradeMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state that a job had before it was stopped, with which it has to come back.
 *
 * @param stateful whether it is to keep its state
 * @param places where its checkpoints and savepoints lie, as far as they are known
 */
record KeptState(boolean stateful, List<String> places) implements Expectation {
  KeptState {
    places = List.copyOf(places);
  }

  /** What is on record of a job that does not run. */
  static KeptState of(LiveResource live) {
    return new KeptState(true, List.copyOf(known(live)));
  }

  /** That of a job as it is. A JobManager that does not answer leaves what the cluster knows. */
  static KeptState of(Cluster cluster, RunningFlink flink, LiveResource live) {
    if (live.isSessionCluster() || Jobs.upgradeMode(live) == UpgradeMode.STATELESS) {
      return new KeptState(false, List.of());
    }
    Set<String> places = new LinkedHashSet<>(known(live));
    if (Jobs.isRunning(live)) {
      List<Checkpoint> taken = flink.tryToAsk(live, (rest, job) -> rest.checkpoints(job)).value();
      if (taken != null && !taken.isEmpty()) {
        places.add(taken.get(taken.size() - 1).path());
      }
      Optional<RestoredFrom> from =
          flink.tryToAsk(live, (rest, job) -> rest.restoredFrom(job)).value();
      if (from != null) {
        from.map(RestoredFrom::path).ifPresent(places::add);
      }
    }
    if (places.isEmpty() && hasCheckpoint(cluster, live)) {
      places.add(
          EffectiveConfiguration.of(cluster, live)
              .checkpointDirectory()
              .map(directory -> "a checkpoint below " + directory)
              .orElse("a checkpoint that its HA ConfigMap names"));
    }
    return new KeptState(true, List.copyOf(places));
  }

  @Override
  public void require(LiveResource live, Restored restored) {
    Set<String> all = new LinkedHashSet<>(places);
    if (stateful) {
      all.addAll(taken(live));
    }
    if (restored.isNothing() && !all.isEmpty()) {
      throw OperationException.notHealthy(
          live.name() + " runs, but has started without the state that it had",
          new KeptState(stateful, List.copyOf(all)).fix(live));
    }
  }

  /** Where the state lies and how to get it back. */
  String fix(LiveResource live) {
    return (places.isEmpty()
            ? "look for its newest checkpoint or savepoint where they are configured to lie"
            : "its state lies at " + String.join(" or ", places))
        + ": 'sluice rollback "
        + live.name()
        + " --to PATH' (operator 1.8 and later), or 'sluice delete "
        + live.name()
        + " --no-savepoint' and apply it with spec.job.initialSavepointPath";
  }

  private static Set<String> known(LiveResource live) {
    Set<String> places = new LinkedHashSet<>(taken(live));
    live.spec().text("job", "initialSavepointPath").ifPresent(places::add);
    return places;
  }

  private static Set<String> taken(LiveResource live) {
    Set<String> places = new LinkedHashSet<>();
    JobStatus job = live.job();
    if (job.upgradeSavepoint() != null) {
      places.add(job.upgradeSavepoint());
    }
    if (job.lastSavepoint() != null) {
      places.add(job.lastSavepoint().location());
    }
    return places;
  }

  /** Whether Flink's HA metadata counts a checkpoint of the job. */
  private static boolean hasCheckpoint(Cluster cluster, LiveResource live) {
    String id = live.job().id();
    return cluster
        .ask(
            "list the HA ConfigMaps of " + live.flinkCluster(),
            () ->
                cluster
                    .client()
                    .configMaps()
                    .inNamespace(live.namespace())
                    .withLabels(
                        Map.of("app", live.flinkCluster(), "configmap-type", "high-availability"))
                    .list())
        .getItems()
        .stream()
        .filter(map -> id == null || map.getMetadata().getName().contains(id))
        .map(ConfigMap::getData)
        .anyMatch(
            data ->
                data != null
                    && data.keySet().stream().anyMatch(key -> key.startsWith("checkpointID-")));
  }
}
