package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LifecycleState;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.rest.RestoredFrom;
import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpgradeE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  private static final int PLANNED_CHANGES = 5;
  private static final int STATE_PROTECTED = 4;

  @ParameterizedTest
  @EnumSource(
      value = UpgradeMode.class,
      names = {"SAVEPOINT", "LAST_STATE"})
  void anUpgradeKeepsWhatWasCounted(UpgradeMode mode) throws IOException {
    String name = "upgrade-" + mode;
    StateMachineOnLab job = new StateMachineOnLab(LAB, name, 1, mode);
    Lab.Result applied = job.apply(500);
    assertThat(applied.exitCode()).describedAs(applied.err()).isZero();
    Counts before = job.awaitEvents(5_000);
    Lab.Result unchanged = plan(job, 500);
    assertThat(unchanged.exitCode()).describedAs(unchanged.out() + unchanged.err()).isZero();
    assertThat(plan(job, 600).exitCode()).isEqualTo(PLANNED_CHANGES);

    Downtime downtime = Downtime.watch(LAB, name);
    Lab.Result upgraded = job.apply(600);
    Times.note("upgrade, " + mode + "; not all tasks ran", downtime.end());

    assertThat(upgraded.exitCode()).describedAs(upgraded.err()).isZero();
    RestoredFrom restored = job.awaitRestored(job.live().job().id());
    assertThat(restored.savepoint()).isEqualTo(mode == UpgradeMode.SAVEPOINT);
    job.assertNothingWasLostSince(before);
    delete(name);
  }

  @Test
  void aChangeThatLosesStateIsRefusedUntilItIsNamed() throws IOException {
    String name = "upgrade-stateless";
    StateMachineOnLab stateful = new StateMachineOnLab(LAB, name, 1, UpgradeMode.SAVEPOINT);
    Lab.Result applied = stateful.apply(500);
    assertThat(applied.exitCode()).describedAs(applied.err()).isZero();
    stateful.awaitEvents(5_000);
    StateMachineOnLab job = new StateMachineOnLab(LAB, name, 1, UpgradeMode.STATELESS);

    Lab.Result refused = job.apply(600);
    assertThat(refused.exitCode()).describedAs(refused.err()).isEqualTo(STATE_PROTECTED);
    assertThat(refused.err()).contains("--allow-state-loss " + name);

    Downtime downtime = Downtime.watch(LAB, name);
    Lab.Result upgraded =
        LAB.sluice(
            "apply",
            "-f",
            LAB.file(job.at(600)),
            "--target",
            "apache",
            "--wait",
            "--allow-state-loss",
            name);
    Times.note("upgrade, stateless; not all tasks ran", downtime.end());
    assertThat(upgraded.exitCode()).describedAs(upgraded.err()).isZero();
    job.awaitEvents(1);
    assertThat(job.restoredFrom()).isEmpty();
    delete(name);
  }

  @Test
  void anUpgradeOutlivesItsOperator() throws IOException {
    String name = "operator-lost";
    StateMachineOnLab job = new StateMachineOnLab(LAB, name, 1, UpgradeMode.SAVEPOINT);
    assertThat(job.apply(500).exitCode()).isZero();
    Counts before = job.awaitEvents(5_000);

    Lab.Result sent = LAB.sluice("apply", "-f", LAB.file(job.at(600)), "--target", "apache");
    assertThat(sent.exitCode()).describedAs(sent.err()).isZero();
    LAB.client()
        .genericKubernetesResources(Cluster.DEPLOYMENTS)
        .inNamespace(LAB.namespace())
        .withName(name)
        .waitUntilCondition(UpgradeE2E::isUpgrading, 2, TimeUnit.MINUTES);
    LAB.client()
        .pods()
        .inAnyNamespace()
        .withLabel("app.kubernetes.io/name", "flink-kubernetes-operator")
        .withGracePeriod(0)
        .delete();

    Lab.Result followed = job.apply(600);
    assertThat(followed.exitCode()).describedAs(followed.err()).isZero();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> job.live().lifecycle() == LifecycleState.STABLE);
    assertThat(job.awaitRestored(job.live().job().id()).savepoint()).isTrue();
    job.assertNothingWasLostSince(before);
    delete(name);
  }

  private static boolean isUpgrading(GenericKubernetesResource live) {
    return live != null && LiveResource.of(live).lifecycle() == LifecycleState.UPGRADING;
  }

  private static Lab.Result plan(StateMachineOnLab job, int eventsPerSecond) throws IOException {
    return LAB.sluice("plan", "-f", LAB.file(job.at(eventsPerSecond)), "--target", "apache");
  }

  private static void delete(String name) {
    Lab.Result deleted =
        LAB.sluice("delete", name, "-n", LAB.namespace(), "--no-savepoint", "--yes");
    assertThat(deleted.exitCode()).describedAs(deleted.err()).isZero();
  }
}
