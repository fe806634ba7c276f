package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.live.JobStatus;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.SavepointInfo;
import io.sluice.deployer.spec.FlinkVersion;
import java.util.Optional;

/**
 * How operator 1.7 carries out a change that is not ignored: the decisions of its
 * AbstractJobReconciler, ApplicationReconciler, SessionReconciler and of its services' scaling.
 */
final class Upgrade {
  private final Facts facts;
  private final FlinkOptions wanted;
  private final Verdicts verdicts;

  Upgrade(Facts facts) {
    this.facts = facts;
    this.wanted = facts.wanted();
    this.verdicts = new Verdicts(facts);
  }

  /** What happens when a field of this kind has changed. */
  Verdict verdict(DiffType strongest) {
    Optional<String> refused = refused();
    if (refused.isPresent()) {
      return verdicts.blocked(refused.get());
    }
    if (!facts.isDeployed()) {
      return verdicts.firstStart();
    }
    if (!wanted.hasJob()) {
      return new SessionClusterUpgrade(facts, verdicts).verdict();
    }
    if (facts.isStopped() && wanted.isSuspended()) {
      return verdicts.deferred();
    }
    if (strongest == DiffType.SCALE && scalesInPlace()) {
      return verdicts.scaled();
    }
    if (strongest == DiffType.SAVEPOINT_REDEPLOY) {
      return verdicts.redeployed();
    }
    if (!wanted.isStateful()) {
      return verdicts.stateless();
    }
    return facts.isStopped() ? restored() : stopped();
  }

  /** What the operator's validator says against the change, whatever else it holds. */
  private Optional<String> refused() {
    if (!facts.isDeployed()) {
      return Optional.empty();
    }
    FlinkOptions before = facts.deployed();
    if (before.hasJob() != wanted.hasJob()) {
      return Optional.of(
          before.hasJob()
              ? "an application cannot become a session cluster"
              : "a session cluster cannot become an application");
    }
    if (before.isStandalone() != wanted.isStandalone()) {
      return Optional.of("spec.mode cannot change between native and standalone");
    }
    if (facts.isSessionJob()
        && !before.spec().text("deploymentName").equals(wanted.spec().text("deploymentName"))) {
      return Optional.of("spec.deploymentName cannot change: a job cannot move to another cluster");
    }
    return Optional.empty();
  }

  private boolean scalesInPlace() {
    if (wanted.isStandalone()) {
      return facts.deployed().isReactive();
    }
    FlinkOptions before = facts.deployed();
    FlinkVersion version = before.flinkVersion();
    JobStatus job = facts.live().job();
    return wanted.scalesInPlace()
        && version != null
        && version.compareTo(FlinkVersion.V1_18) >= 0
        && before.isAdaptive()
        && !job.isTerminal()
        && !job.state().equals("RECONCILING")
        && !wanted.parallelismOverrides().isEmpty()
        && wanted
            .parallelismOverrides()
            .keySet()
            .containsAll(before.parallelismOverrides().keySet());
  }

  private Verdict stopped() {
    LiveResource live = facts.live();
    boolean terminal = live.job().isTerminal();
    if (terminal && facts.ha() == HaMetadata.ABSENT) {
      return recorded(
          "the job is "
              + live.job().state()
              + " and has no HA metadata, so the operator takes what it has recorded");
    }
    if (live.job().state().equals("RUNNING")) {
      return running();
    }
    return facts.isSessionJob() ? verdicts.waits() : notRunning();
  }

  private Verdict running() {
    if (wanted.upgradeMode().equals("last-state")) {
      if (!facts.deployed().hasHighAvailability()) {
        return verdicts.savepoint(
            "the running job has no HA metadata for last-state, so the operator takes a savepoint");
      }
      if (!facts.changesFlinkVersion()) {
        return verdicts.lastState("spec.job.upgradeMode is last-state");
      }
    }
    return verdicts.savepoint(
        facts.changesFlinkVersion()
            ? "spec.flinkVersion changes, so the operator takes a savepoint"
            : "spec.job.upgradeMode is savepoint and the job is RUNNING");
  }

  private Verdict notRunning() {
    LiveResource live = facts.live();
    boolean mayFallBack =
        wanted.upgradeMode().equals("last-state") || wanted.fallsBackToLastState();
    if (mayFallBack
        && wanted.hasHighAvailability()
        && facts.deployed().hasHighAvailability()
        && !facts.changesFlinkVersion()
        && facts.ha() != HaMetadata.ABSENT) {
      return verdicts.lastState(
          "the job is not RUNNING, so the operator takes its last checkpoint, which the HA metadata"
              + " names"
              + (facts.ha() == HaMetadata.UNKNOWN ? " (whether it is there cannot be seen)" : ""));
    }
    if (isGivenUp()) {
      return unstarted();
    }
    boolean gone = live.jobManager().equals("MISSING") || live.jobManager().equals("ERROR");
    return gone && facts.ha() == HaMetadata.ABSENT
        ? verdicts.blocked(
            "the JobManager is gone and there is no HA metadata, so the operator cannot take the"
                + " state along")
        : verdicts.waits();
  }

  /** Whether the operator deletes a JobManager that never came up, as one with a wrong image. */
  private boolean isGivenUp() {
    return facts.neverStarted()
        && !facts.live().jobManager().equals("MISSING")
        && !lastUpgradeMode().equals("last-state")
        && facts.ha() == HaMetadata.ABSENT;
  }

  private Verdict unstarted() {
    String because = "the JobManager has never started";
    return facts.lastSavepoint().isEmpty() && lastUpgradeMode().equals("stateless")
        ? verdicts.nothingToKeep(because + " and was to start without state, so there is none")
        : recorded(because + ", so the operator takes what it has recorded");
  }

  private String lastUpgradeMode() {
    return new FlinkOptions(facts.live().reconciliation().lastReconciled()).upgradeMode();
  }

  /** The job was stopped in some way, and that decides where it starts. */
  private Verdict restored() {
    return switch (lastUpgradeMode()) {
      case "last-state" ->
          facts.ha() == HaMetadata.ABSENT
              ? verdicts.blocked(
                  "the job was suspended with its state in HA metadata, and that is gone")
              : verdicts.lastState("the job was suspended with its state in HA metadata");
      case "savepoint" -> recorded("the job was suspended with a savepoint");
      default -> verdicts.nothingToKeep("the job was stopped without a savepoint");
    };
  }

  private Verdict recorded(String because) {
    Optional<SavepointInfo> savepoint = facts.lastSavepoint();
    if (savepoint.isPresent()) {
      return verdicts.recorded(because, savepoint.get().location());
    }
    return facts.live().job().state().equals("FINISHED")
        ? verdicts.nothingToKeep("the job has FINISHED")
        : verdicts.lost(because + ", which is nothing");
  }
}
