package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.follow.Goals;
import io.sluice.deployer.cluster.live.LifecycleState;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Reconciliation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Goes back to the last specification that the operator has seen stable. The upgrade mode stays as
 * it is described now: in the stable one the operator has noted the mode of its last start, which
 * after a first start is stateless.
 */
public final class Rollback implements Operation {
  private static final String FALLBACK =
      "kubernetes.operator.job.upgrade.last-state-fallback.enabled";

  private final Cluster cluster;
  private final RunningFlink flink;
  private final StateProtection protection;

  /**
   * @param cluster where the deployment is
   * @param flink is asked from which state the job goes on
   * @param protection whether it may lose its state
   */
  public Rollback(Cluster cluster, RunningFlink flink, StateProtection protection) {
    this.cluster = cluster;
    this.flink = flink;
    this.protection = protection;
  }

  @Override
  public Begun begin(LiveResource live) {
    Jobs.requireThere(live, "rollback");
    SpecDifference difference = difference(live);
    if (difference.isEmpty()) {
      return already(live);
    }
    requirePossible(live, difference);
    Expectation state =
        Jobs.isToBeSuspended(live) ? Expectation.ANY : KeptState.of(cluster, flink, live);
    LiveResource changed = new SpecChange(cluster).merge(live, difference.patch());
    return new Back(
        difference,
        new Starting(
            cluster,
            flink,
            "rollback",
            "the operator is asked to go back to the last stable specification: "
                + difference.fields().stream()
                    .map(SpecDifference.Field::toString)
                    .collect(Collectors.joining("; ")),
            changed,
            Goals.stable(changed.generation()),
            state));
  }

  private static SpecDifference difference(LiveResource live) {
    Reconciliation reconciliation = live.reconciliation();
    if (reconciliation.lastStable().map().isEmpty()) {
      throw impossible(
          live,
          "none of its specifications has been stable yet",
          "mend the description and apply it");
    }
    return SpecDifference.of(
        live.isReconciled() ? reconciliation.lastReconciled() : live.spec(),
        reconciliation.lastStable());
  }

  private Begun already(LiveResource live) {
    if (live.lifecycle() != LifecycleState.STABLE) {
      throw impossible(
          live,
          "what it has now is the last stable specification already, and it is "
              + AlreadyThere.stand(live),
          AlreadyThere.fix(live));
    }
    return new Starting(
        cluster,
        flink,
        "rollback",
        live.name() + " has its last stable specification already",
        live,
        Goals.stable(live.generation()),
        Expectation.ANY);
  }

  private void requirePossible(LiveResource live, SpecDifference difference) {
    boolean session = live.isSessionCluster();
    if (!session && difference.has("flinkVersion")) {
      throw impossible(
          live,
          "flinkVersion has changed since, and an older Flink may not read the newer one's state",
          "delete it with a savepoint that the older version wrote at hand, and apply the older"
              + " description with job.initialSavepointPath set to it");
    }
    if (session || Jobs.isToBeSuspended(live)) {
      return;
    }
    protection.requireKept(live, "rollback");
    if (!Jobs.isRunning(live) && !live.job().isTerminal()) {
      requireWayBack(live);
    }
  }

  /** A job that does not run cannot take a savepoint: only HA metadata leads to its state. */
  private void requireWayBack(LiveResource live) {
    EffectiveConfiguration configuration = EffectiveConfiguration.of(cluster, live);
    boolean metadata =
        configuration.isHighlyAvailable()
            || live.spec()
                .text("jobManager", "highAvailabilityEnabled")
                .filter("true"::equals)
                .isPresent();
    boolean started = JobManagers.haveStarted(cluster, live);
    if (started && !metadata) {
      throw impossible(
          live,
          "its job is "
              + live.job().state()
              + ", so it cannot take a savepoint, and without high availability nothing else leads"
              + " to its state",
          "mend the job so that it runs, or delete it and apply the older description with"
              + " job.initialSavepointPath");
    }
    if (started && configuration.first(FALLBACK).filter("false"::equals).isPresent()) {
      throw impossible(
          live,
          "its job is " + live.job().state() + " and " + FALLBACK + " is false",
          "set that option to true, or upgradeMode to last-state, and apply first");
    }
  }

  private static OperationException impossible(LiveResource live, String why, String fix) {
    return OperationException.failed(
        "rollback of " + live.name() + " is impossible because " + why, fix);
  }

  /** Tells, besides the state, what was taken back. */
  private record Back(SpecDifference difference, Begun start) implements Begun {
    @Override
    public String asked() {
      return start.asked();
    }

    @Override
    public Effect finish(Waiting waiting) throws InterruptedException {
      Effect started = start.finish(waiting);
      List<String> fields =
          difference.fields().stream().map(SpecDifference.Field::toString).toList();
      Map<String, Object> facts = new LinkedHashMap<>(started.facts());
      facts.put("takenBack", fields);
      return new Effect(started.summary(), facts, notes(started));
    }

    private List<String> notes(Effect started) {
      List<String> notes = new ArrayList<>(started.notes());
      notes.add("the description is as before: take the change out of it, or apply brings it back");
      return notes;
    }
  }
}
