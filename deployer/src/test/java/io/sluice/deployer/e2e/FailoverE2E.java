package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.rest.RestoredFrom;
import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailoverE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  private static final long SOME_CHECKPOINTS_LATER = 5_000;

  @ParameterizedTest(name = "{0} JobManagers")
  @ValueSource(ints = {1, 2})
  void aKilledJobManagerComesBackFromTheLastCheckpoint(int jobManagers) throws IOException {
    String name = "failover-" + jobManagers;
    StateMachineOnLab job = new StateMachineOnLab(LAB, name, jobManagers, UpgradeMode.LAST_STATE);
    long sent = System.nanoTime();
    Lab.Result applied = job.apply(500);
    Times.note(
        "apply --wait to STABLE; JobManagers: " + jobManagers,
        Duration.ofNanos(System.nanoTime() - sent));
    assertThat(applied.exitCode()).describedAs(applied.err()).isZero();
    Counts before = job.awaitEvents(SOME_CHECKPOINTS_LATER);
    String jobId = job.live().job().id();

    long killed = System.nanoTime();
    kill(leader(name));
    RestoredFrom restored = job.awaitRestored(jobId);
    Times.note(
        "JobManager killed; all tasks run again; JobManagers: " + jobManagers,
        Duration.ofNanos(System.nanoTime() - killed));

    assertThat(restored.path()).startsWith("s3p://" + S3Store.STATE + "/flink/checkpoints/" + name);
    assertThat(restored.savepoint()).isFalse();
    job.assertNothingWasLostSince(before);
    assertThat(
            LAB.sluice("delete", name, "-n", LAB.namespace(), "--no-savepoint", "--yes").exitCode())
        .isZero();
  }

  @Test
  void aKilledTaskManagerIsReplacedAndGoesOnFromTheLastCheckpoint() throws IOException {
    String name = "task-manager-lost";
    StateMachineOnLab job = new StateMachineOnLab(LAB, name, 1, UpgradeMode.LAST_STATE);
    Lab.Result applied = job.apply(500);
    assertThat(applied.exitCode()).describedAs(applied.err()).isZero();
    Counts before = job.awaitEvents(SOME_CHECKPOINTS_LATER);

    long killed = System.nanoTime();
    kill(pods(name, "taskmanager").get(0).getMetadata().getName());
    RestoredFrom restored = job.awaitRestored(job.live().job().id());
    Times.note(
        "TaskManager killed; all tasks run again", Duration.ofNanos(System.nanoTime() - killed));

    assertThat(restored.path()).startsWith("s3p://" + S3Store.STATE + "/flink/checkpoints/" + name);
    job.assertNothingWasLostSince(before);
    assertThat(
            LAB.sluice("delete", name, "-n", LAB.namespace(), "--no-savepoint", "--yes").exitCode())
        .isZero();
  }

  /** The pod whose address is in the HA ConfigMap. */
  private static String leader(String name) {
    String address =
        LAB.client()
            .configMaps()
            .inNamespace(LAB.namespace())
            .withName(name + "-cluster-config-map")
            .get()
            .getData()
            .get("org.apache.flink.k8s.leader.restserver");
    return pods(name, "jobmanager").stream()
        .filter(pod -> address.contains(pod.getStatus().getPodIP() + ":"))
        .findFirst()
        .orElseThrow()
        .getMetadata()
        .getName();
  }

  private static List<Pod> pods(String name, String component) {
    return LAB.client()
        .pods()
        .inNamespace(LAB.namespace())
        .withLabel("app", name)
        .withLabel("component", component)
        .list()
        .getItems();
  }

  private static void kill(String pod) {
    LAB.client().pods().inNamespace(LAB.namespace()).withName(pod).withGracePeriod(0).delete();
  }
}
