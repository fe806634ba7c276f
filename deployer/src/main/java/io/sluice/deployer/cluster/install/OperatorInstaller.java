package io.sluice.deployer.cluster.install;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.delete.StateAtEnd;
import io.sluice.deployer.cluster.helm.Helm;
import io.sluice.deployer.cluster.helm.HelmRelease;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.operate.OperationException;
import io.sluice.deployer.cluster.operate.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Installs an operator, and upgrades one. Whatever it does can be done again. */
public final class OperatorInstaller {
  private final Cluster cluster;
  private final Helm helm;
  private final Waiting waiting;
  private final Consumer<String> progress;

  /**
   * @param helm the program
   * @param waiting how long each wait may take
   * @param progress is told each step
   */
  public OperatorInstaller(Cluster cluster, Helm helm, Waiting waiting, Consumer<String> progress) {
    this.cluster = cluster;
    this.helm = helm;
    this.waiting = waiting;
    this.progress = progress;
  }

  /**
   * What installing it would change.
   *
   * @throws ClusterException if something is missing or in the way, or another release of the name
   *     is there
   */
  public InstallationPlan planInstall(Installation wanted) throws InterruptedException {
    new Surroundings(cluster).require(wanted);
    InstallationPlan plan = new Planning(cluster, helm).plan(wanted);
    HelmRelease release = plan.release();
    if (release != null && !plan.isEmpty()) {
      throw release.isDeployed()
          ? new ClusterException(
              wanted + " is installed already, and not as it is described",
              "upgrade it: sluice operator upgrade")
          : new ClusterException(
              wanted + " is there with status " + release.status(),
              "remove what it left: sluice operator uninstall; then install it again");
    }
    return plan;
  }

  /** Installs what was planned, and waits until it is available. */
  public void install(InstallationPlan plan) throws InterruptedException {
    Installation wanted = plan.wanted();
    replaceDefinitions(plan);
    helmInstall(wanted);
    awaitAvailable(plan, waiting.timeout());
  }

  /**
   * What upgrading it would change.
   *
   * @throws ClusterException if it is not installed, or Helm is at work on it
   */
  public InstallationPlan planUpgrade(Installation wanted) throws InterruptedException {
    InstallationPlan plan = new Planning(cluster, helm).plan(wanted);
    HelmRelease release = plan.release();
    if (release == null) {
      throw new ClusterException(wanted + " is not installed", "sluice operator install");
    }
    if (release.isPending()) {
      throw new ClusterException(
          wanted + " is being changed: its status is " + release.status(),
          "wait for whoever does it; where nobody does, it was interrupted: 'helm rollback "
              + release.name()
              + " -n "
              + release.namespace()
              + "' ends it");
    }
    new Surroundings(cluster).require(wanted);
    return plan;
  }

  /** Upgrades in place: definitions are replaced first, and no resource is deleted. */
  public void upgrade(InstallationPlan plan) throws InterruptedException {
    Installation wanted = plan.wanted();
    replaceDefinitions(plan);
    progress.accept("helm upgrades " + wanted);
    try (ValuesFile values = new ValuesFile(wanted.values())) {
      helm.upgrade(wanted.chart(), wanted.name(), wanted.namespace(), values.path());
    }
    awaitAvailable(plan, waiting.timeout());
  }

  /**
   * What recreating the definitions would do to the resources, a line each.
   *
   * @throws OperationException with kind STATE_PROTECTED if state would be lost
   */
  public List<String> stepsOfRecreation() {
    return Withdrawal.steps(withdrawal().subjects());
  }

  /**
   * Upgrades as EMR documents it: the operator and the definitions are removed and installed anew.
   * Every resource is saved first, those with state with a savepoint, and put back after.
   *
   * @param folder where the copies go; has to be empty
   * @return what became of each resource
   * @throws OperationException with kind STATE_PROTECTED if state would be lost; nothing is done
   *     then
   */
  public List<Restoration.Result> recreate(InstallationPlan plan, SavedResources folder)
      throws IOException, InterruptedException {
    Withdrawal withdrawal = withdrawal();
    Map<LiveResource, StateAtEnd> subjects = withdrawal.subjects();
    withdrawal.run(subjects, folder);
    try {
      HelmRelease release = Objects.requireNonNull(plan.release());
      progress.accept("helm uninstalls " + plan.wanted());
      helm.uninstall(release);
      SnapshotFinalizers.remove(cluster);
      progress.accept("the definitions are deleted");
      new ResourceDefinitions(cluster).delete(waiting.timeout());
      helmInstall(plan.wanted());
      new ResourceDefinitions(cluster).awaitServed(waiting.timeout());
      awaitAvailable(plan, waiting.timeout());
      return new Restoration(cluster).run(folder, false, false);
    } catch (ClusterException | OperationException failure) {
      throw Withdrawal.halfway(failure, folder);
    }
  }

  private Withdrawal withdrawal() {
    return new Withdrawal(cluster, waiting, progress);
  }

  private void helmInstall(Installation wanted) throws InterruptedException {
    progress.accept("helm installs " + wanted);
    try (ValuesFile values = new ValuesFile(wanted.values())) {
      helm.install(wanted.chart(), wanted.name(), wanted.namespace(), values.path());
    }
  }

  private void replaceDefinitions(InstallationPlan plan) throws InterruptedException {
    if (plan.definitions().isEmpty()) {
      return;
    }
    progress.accept("the definitions are replaced by those of the chart");
    ResourceDefinitions definitions = new ResourceDefinitions(cluster);
    definitions.replace(plan.chartDefinitions());
    definitions.createMissing(plan.chartDefinitions());
    definitions.awaitServed(waiting.timeout());
  }

  private void awaitAvailable(InstallationPlan plan, Duration timeout) throws InterruptedException {
    for (String deployment : plan.deployments()) {
      progress.accept("waiting for Deployment/" + deployment);
      new Availability(cluster).await(plan.wanted().namespace(), deployment, timeout);
    }
  }
}
