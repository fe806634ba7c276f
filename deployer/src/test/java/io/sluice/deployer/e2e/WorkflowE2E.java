package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.UpgradeMode;
import io.sluice.deployer.workflow.access.ClusterPermissions;
import io.sluice.deployer.workflow.interpreter.Execution;
import io.sluice.deployer.workflow.interpreter.Interpreter;
import io.sluice.deployer.workflow.interpreter.KubernetesServices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** State machines that the command printed, on a real operator, with no more than their Role. */
class WorkflowE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  @Test
  void deploysToStableAndDeletesWithASavepointSoThatNothingIsLeft() throws IOException {
    StateMachineOnLab job = new StateMachineOnLab(LAB, "flowing", 1, UpgradeMode.SAVEPOINT);
    Path file = LAB.file(job.at(500));
    permit(file);

    Execution deployed = run(file, "deploy", "jsonata");
    assertThat(deployed.output())
        .describedAs("%s", deployed.cause())
        .asString()
        .contains("lifecycleState=STABLE", "jobState=RUNNING");
    Counts before = job.awaitEvents(5_000);

    Execution saved = run(file, "savepoint", "jsonpath");
    assertThat(saved.output())
        .describedAs("%s", saved.cause())
        .asString()
        .contains("savepoint=s3p://" + S3Store.STATE);
    job.assertNothingWasLostSince(before);

    Execution deleted = run(file, "delete", "jsonpath");
    assertThat(deleted.output())
        .describedAs("%s", deleted.cause())
        .asString()
        .contains("savepoint=s3p://" + S3Store.STATE);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(leftOf("flowing")).isEmpty());
  }

  @Test
  void aBrokenOneFailsWithTheCause() throws IOException {
    FlinkDeployment broken =
        LAB.describe("broken")
            .image("docker.io/lab/none:1")
            .job(job -> job.parallelism(1).upgradeMode(UpgradeMode.STATELESS))
            .build();
    Path file = LAB.file(broken);
    permit(file);

    Execution execution = run(file, "deploy", "jsonpath");

    assertThat(execution.error()).describedAs("%s", execution.states()).isEqualTo("Sluice.Failed");
    assertThat(execution.cause()).contains("lab/none:1").contains("sluice explain broken");
    assertThat(run(file, "delete", "jsonata").succeeded()).isTrue();
  }

  private static void permit(Path file) {
    String printed = LAB.sluice("workflow", "permissions", "-f", file, "--target", "apache").out();
    String documents = printed.substring(printed.indexOf("# kubectl apply -f -"));
    for (String document : documents.split("---\n", -1)) {
      LAB.client().resource(document).serverSideApply();
    }
  }

  private static Execution run(Path file, String command, String language) {
    Lab.Result printed =
        LAB.sluice(
            "workflow",
            command,
            "-f",
            file,
            "--target",
            "apache",
            "--cluster",
            KubernetesServices.CLUSTER,
            "--timeout",
            "4m",
            "--query-language",
            language);
    assertThat(printed.exitCode()).describedAs(printed.err()).isZero();
    Config member =
        new ConfigBuilder(LAB.client().getConfiguration())
            .withImpersonateUsername("state-machine")
            .withImpersonateGroups("system:authenticated", ClusterPermissions.GROUP)
            .build();
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(member).build()) {
      return new Interpreter(printed.out(), new KubernetesServices(client), WorkflowE2E::pause)
          .run(Map.of());
    }
  }

  private static void pause(long seconds) {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS))
        .join();
  }

  private static List<HasMetadata> leftOf(String name) {
    KubernetesClient client = LAB.client();
    List<HasMetadata> left = new ArrayList<>();
    left.addAll(
        client
            .genericKubernetesResources(Cluster.DEPLOYMENTS)
            .inNamespace(LAB.namespace())
            .list()
            .getItems()
            .stream()
            .filter(one -> one.getMetadata().getName().equals(name))
            .toList());
    left.addAll(
        client.pods().inNamespace(LAB.namespace()).withLabel("app", name).list().getItems());
    left.addAll(
        client.configMaps().inNamespace(LAB.namespace()).withLabel("app", name).list().getItems());
    left.addAll(
        client.apps().deployments().inNamespace(LAB.namespace()).list().getItems().stream()
            .filter(one -> one.getMetadata().getName().equals(name))
            .toList());
    left.addAll(
        client.serviceAccounts().inNamespace(LAB.namespace()).list().getItems().stream()
            .filter(one -> one.getMetadata().getName().equals(name))
            .toList());
    return left;
  }
}
