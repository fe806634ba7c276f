package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.operator.Operator;
import io.sluice.deployer.cluster.operator.Operators;
import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperateE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  private static final Pattern SAVEPOINT = Pattern.compile("savepoint (s3p://\\S+)");

  @Test
  void aJobIsOperatedWithoutLosingWhatItHasCounted() throws IOException {
    String name = "operated";
    StateMachineOnLab job = new StateMachineOnLab(LAB, name, 1, UpgradeMode.SAVEPOINT);
    assertDone(job.apply(500));
    Counts before = job.awaitEvents(5_000);

    String savepoint = savepoint(sluice("savepoint", name));
    assertThat(savepoint).startsWith("s3p://" + S3Store.STATE + "/flink/savepoints");

    String suspended = sluice("suspend", name).out();
    assertThat(suspended).contains("sluice resume " + name);
    Lab.Result resumed = sluice("resume", name);
    assertThat(resumed.out())
        .contains("RUNNING and STABLE, from savepoint ")
        .doesNotContain("note:");
    job.assertNothingWasLostSince(before);

    Lab.Result scaled = sluice("scale", name, "--parallelism", "1");
    assertThat(scaled.out()).contains("it runs with parallelism 1").doesNotContain("note:");
    job.assertNothingWasLostSince(before);

    long generation = job.live().generation();
    assertThat(sluice("restart", name).out()).contains("RUNNING and STABLE, from savepoint ");
    assertThat(job.live().generation()).isEqualTo(generation + 1);
    job.assertNothingWasLostSince(before);

    Lab.Result deleted = sluice("delete", name);
    assertThat(savepoint(deleted)).isNotEqualTo(savepoint);
    assertNothingIsLeftOf(name);
  }

  @Test
  void aBrokenImageIsTakenBackWithItsState() throws IOException {
    String name = "rolled-back";
    StateMachineOnLab job = new StateMachineOnLab(LAB, name, 1, UpgradeMode.SAVEPOINT);
    assertDone(job.apply(500));
    Counts before = job.awaitEvents(5_000);
    LAB.client()
        .genericKubernetesResources(Cluster.DEPLOYMENTS)
        .inNamespace(LAB.namespace())
        .withName(name)
        .edit(
            live -> {
              live.<java.util.Map<String, Object>>get("spec").put("image", "docker.io/lab/none:1");
              return live;
            });
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> job.live().isReconciled() && !job.live().job().state().equals("RUNNING"));

    Lab.Result back = sluice("rollback", name);

    assertThat(back.err()).contains("spec.image: docker.io/lab/none:1 -> " + Lab.IMAGE);
    assertThat(back.out()).contains("RUNNING and STABLE, from savepoint ");
    job.assertNothingWasLostSince(before);
    assertDone(sluice("delete", name));
  }

  @Test
  void aStuckOneIsFreedWhileTheOperatorIsDown() throws IOException {
    String name = "stuck";
    StateMachineOnLab job = new StateMachineOnLab(LAB, name, 1, UpgradeMode.SAVEPOINT);
    assertDone(job.apply(500));
    Operator operator = operator();
    scale(operator, 0);
    try {
      Lab.Result stuck =
          LAB.sluice(
              "delete", name, "-n", LAB.namespace(), "--no-savepoint", "--yes", "--timeout", "5s");
      assertThat(stuck.exitCode()).isEqualTo(3);
      assertThat(stuck.err()).contains("does not run").contains("sluice delete --force " + name);

      Lab.Result forced = sluice("delete", "--force", name, "--no-savepoint", "--yes");

      assertThat(forced.err()).contains("no savepoint is taken");
      assertNothingIsLeftOf(name);
    } finally {
      scale(operator, operator.wanted());
    }
  }

  private static void assertNothingIsLeftOf(String name) {
    var client = LAB.client();
    String namespace = LAB.namespace();
    List<HasMetadata> left = new java.util.ArrayList<>();
    left.addAll(client.pods().inNamespace(namespace).withLabel("app", name).list().getItems());
    left.addAll(client.services().inNamespace(namespace).withLabel("app", name).list().getItems());
    left.addAll(
        client.configMaps().inNamespace(namespace).withLabel("app", name).list().getItems());
    left.addAll(
        client
            .apps()
            .deployments()
            .inNamespace(namespace)
            .withLabel("app", name)
            .list()
            .getItems());
    left.addAll(
        client
            .serviceAccounts()
            .inNamespace(namespace)
            .withLabel("app.kubernetes.io/instance", name)
            .list()
            .getItems());
    left.addAll(
        client
            .rbac()
            .roles()
            .inNamespace(namespace)
            .withLabel("app.kubernetes.io/instance", name)
            .list()
            .getItems());
    assertThat(left).isEmpty();
  }

  private static Operator operator() {
    try (Cluster cluster = LAB.cluster()) {
      return new Operators(cluster).all().get(0);
    }
  }

  private static void scale(Operator operator, int replicas) {
    var deployment =
        LAB.client()
            .apps()
            .deployments()
            .inNamespace(operator.namespace())
            .withName(operator.name());
    deployment.scale(replicas);
    deployment.waitUntilCondition(now -> available(now) == replicas, 2, TimeUnit.MINUTES);
  }

  private static int available(Deployment deployment) {
    Integer available = deployment.getStatus().getAvailableReplicas();
    return available == null ? 0 : available;
  }

  private static Lab.Result sluice(String command, String... words) {
    Object[] all = new Object[words.length + 3];
    all[0] = command;
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "-n";
    all[words.length + 2] = LAB.namespace();
    Lab.Result result = LAB.sluice(all);
    assertDone(result);
    return result;
  }

  private static void assertDone(Lab.Result result) {
    assertThat(result.exitCode()).describedAs(result.out() + result.err()).isZero();
  }

  private static String savepoint(Lab.Result result) {
    Matcher savepoint = SAVEPOINT.matcher(result.out());
    assertThat(savepoint.find()).describedAs(result.out()).isTrue();
    return savepoint.group(1);
  }
}
