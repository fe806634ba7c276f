package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.client.readiness.Readiness;
import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The API server goes when the TaskManager starts: the operator has not seen the job run yet, and
 * the JobMaster has what it needs. A JobMaster that meets no API server while it starts fails the
 * job for good, whoever deployed it.
 */
class ApiServerE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  @Test
  void aRestartOfTheApiServerDoesNotEndFollowing() throws Exception {
    String restart = System.getenv("SLUICE_E2E_RESTART_API");
    assumeTrue(
        restart != null,
        "skipped: SLUICE_E2E_RESTART_API names no command that restarts the API server");
    String name = "api-server-lost";
    StateMachineOnLab job = new StateMachineOnLab(LAB, name, 1, UpgradeMode.SAVEPOINT);

    CompletableFuture<Lab.Result> following =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return job.apply(500);
              } catch (IOException failed) {
                throw new UncheckedIOException(failed);
              }
            });
    LAB.client()
        .pods()
        .inNamespace(LAB.namespace())
        .withLabel("app", name)
        .withLabel("component", "taskmanager")
        .waitUntilCondition(pod -> pod != null && Readiness.isPodReady(pod), 2, TimeUnit.MINUTES);
    Process restarting =
        new ProcessBuilder("bash", "-c", restart)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(restarting.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(restarting.exitValue()).isZero();

    Lab.Result followed = following.get(6, TimeUnit.MINUTES);
    assertThat(followed.exitCode()).describedAs(followed.err()).isZero();
    assertThat(followed.err()).contains("does not answer; trying on");
    assertThat(LAB.sluice("delete", name, "-n", LAB.namespace()).exitCode()).isZero();
  }
}
