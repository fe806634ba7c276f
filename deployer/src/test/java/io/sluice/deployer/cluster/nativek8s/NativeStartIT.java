package io.sluice.deployer.cluster.nativek8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test does what controllers would do; no JobManager ever answers. */
class NativeStartIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  private final List<String> progress = new CopyOnWriteArrayList<>();
  private NativeStart start;

  @BeforeEach
  void watch() {
    start =
        NativeStart.watch(
            new NativeJob(server.cluster(), server.namespace(), "orders"), progress::add);
  }

  @AfterEach
  void end() {
    if (start != null) {
      start.close();
    }
  }

  @Test
  void saysThatThereIsNoDeploymentWhereNoneComes() {
    assertThatThrownBy(() -> start.await(Duration.ofSeconds(1)))
        .isInstanceOf(NativeStartException.class)
        .hasMessageContaining("there is no Deployment yet (after 1 s)");
  }

  @Test
  void tellsHowManyJobManagersAreReadyEachTimeThatChanges() {
    deploy();
    CompletableFuture<?> following =
        CompletableFuture.runAsync(
            () ->
                assertThatThrownBy(() -> start.await(Duration.ofSeconds(6)))
                    .isInstanceOf(NativeStartException.class)
                    .hasMessageContaining("1 of 2 JobManagers ready"));
    await().until(() -> progress.contains("0 of 2 JobManagers ready"));

    ready(1);

    await().until(() -> progress.contains("1 of 2 JobManagers ready"));
    assertThat(following).succeedsWithin(Duration.ofSeconds(30));
    assertThat(progress).doesNotHaveDuplicates();
  }

  @Test
  void waitsForAJobManagerThatDoesNotAnswerYet() {
    deploy();
    ready(2);

    assertThatThrownBy(() -> start.await(Duration.ofSeconds(3)))
        .isInstanceOf(NativeStartException.class)
        .hasMessageContaining("(after 3 s)");
    assertThat(progress).contains("2 of 2 JobManagers ready");
  }

  @Test
  void anApplicationThatEndsWithoutAWordIsNoSuccess() {
    deploy();
    CompletableFuture<?> following =
        CompletableFuture.runAsync(
            () ->
                assertThatThrownBy(() -> start.await(Duration.ofMinutes(2)))
                    .isInstanceOf(NativeStartException.class)
                    .hasMessageContaining("the application ended (UNKNOWN)"));
    await().until(() -> !progress.isEmpty());

    server.client().resource(deployment()).delete();

    assertThat(following).succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void whoWaitsCanBeInterrupted() throws Exception {
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                start.await(Duration.ofMinutes(2));
              } catch (InterruptedException interrupted) {
                ended.complete(interrupted);
              }
            });
    waiting.start();

    waiting.interrupt();

    assertThat(ended)
        .succeedsWithin(Duration.ofSeconds(10))
        .isInstanceOf(InterruptedException.class);
  }

  private Deployment deployment() {
    return server
        .client()
        .apps()
        .deployments()
        .inNamespace(server.namespace())
        .withName("orders")
        .get();
  }

  private void deploy() {
    server
        .client()
        .resource(
            Serialization.unmarshal(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: orders, labels: {app: orders, type: flink-native-kubernetes}}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: orders}}
                  template:
                    metadata: {labels: {app: orders}}
                    spec: {containers: [{name: flink-main-container, image: example}]}
                """,
                GenericKubernetesResource.class))
        .inNamespace(server.namespace())
        .create();
  }

  private void ready(int jobManagers) {
    Deployment there = deployment();
    there.setStatus(
        new DeploymentStatusBuilder()
            .withReplicas(jobManagers)
            .withReadyReplicas(jobManagers)
            .build());
    server.client().resource(there).updateStatus();
  }
}
