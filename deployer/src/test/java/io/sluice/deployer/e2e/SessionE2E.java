package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.LifecycleState;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.describe.SessionJobBuilder;
import io.sluice.deployer.rest.FlinkRestException;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkSessionJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session cluster and a stateful job on it, whose jar the operator fetches from this machine. */
class SessionE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  private static final Path JAR = Path.of("..", "jobs", "target", "jobs.jar");
  private static final String CLUSTER = "sessions";
  private static final String JOB = "session-machine";
  private static final int KEYS = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static JarServer jars;

  @BeforeAll
  static void serveTheJar() throws IOException {
    assumeTrue(Files.isRegularFile(JAR), "skipped: jobs.jar is not built; mvn package -pl jobs");
    jars = JarServer.of(JAR);
  }

  @AfterAll
  static void stopServing() {
    if (jars != null) {
      jars.close();
    }
  }

  @Test
  void aSessionJobWaitsForItsClusterKeepsItsStateAndHoldsItsClusterWhenDeleted()
      throws IOException {
    apply(job(200));
    assertThat(plan(job(200)).out()).contains("no session cluster '" + CLUSTER + "'");

    apply(cluster());
    awaitStable(FlinkDeployment.KIND, CLUSTER);
    awaitRunning();
    Counts before = awaitEvents(2_000);
    assertThat(plan(job(200)).exitCode()).isZero();
    assertThat(plan(cluster()).exitCode()).isZero();

    String jobId = live(FlinkSessionJob.KIND, JOB).orElseThrow().job().id();
    apply(job(300));
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              LiveResource live = live(FlinkSessionJob.KIND, JOB).orElseThrow();
              return live.isReconciled() && !jobId.equals(live.job().id());
            });
    awaitRunning();
    Counts after = awaitEvents(before.events() + 1);
    assertThat(after.alerts()).describedAs("events or state that were lost or repeated").isZero();
    assertThat(after.keys()).isEqualTo(KEYS);
    assertThat(LAB.store().objects(S3Store.STATE, "flink/savepoints/" + CLUSTER)).isNotEmpty();

    int savepoints = savepoints();
    delete(FlinkDeployment.KIND, CLUSTER);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                LAB.client().v1().events().inNamespace(LAB.namespace()).list().getItems().stream()
                    .anyMatch(event -> event.getMessage().contains("should be deleted first")));
    assertThat(live(FlinkDeployment.KIND, CLUSTER)).isPresent();
    delete(FlinkSessionJob.KIND, JOB);
    awaitGone(FlinkSessionJob.KIND, JOB);
    awaitGone(FlinkDeployment.KIND, CLUSTER);
    assertThat(savepoints()).describedAs("a savepoint on deletion").isGreaterThan(savepoints);
  }

  private static FlinkDeployment cluster() {
    return LAB.describeSessionCluster(CLUSTER)
        .taskManager(taskManager -> taskManager.slots(2))
        .build();
  }

  private static FlinkSessionJob job(int eventsPerSecond) {
    return SessionJobBuilder.named(JOB)
        .cluster(cluster())
        .job(
            job ->
                job.jar(jars.uri())
                    .entryClass("io.sluice.jobs.statemachine.StateMachineJob")
                    .args("--rate", Integer.toString(eventsPerSecond))
                    .args("--keys", Integer.toString(KEYS), "--error-rate", "0")
                    .parallelism(2))
        .build();
  }

  private static void apply(FlinkResource resource) throws IOException {
    Lab.Result result = LAB.sluice("apply", "-f", LAB.file(resource), "--target", "apache");
    assertThat(result.exitCode()).describedAs(result.out() + result.err()).isZero();
  }

  private static Lab.Result plan(FlinkResource resource) throws IOException {
    return LAB.sluice("plan", "-f", LAB.file(resource), "--target", "apache");
  }

  private static Optional<LiveResource> live(String kind, String name) {
    try (Cluster cluster = LAB.cluster()) {
      return new LiveResources(cluster).get(kind, LAB.namespace(), name);
    }
  }

  private static void awaitStable(String kind, String name) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                live(kind, name)
                    .filter(it -> it.lifecycle() == LifecycleState.STABLE && it.isReconciled())
                    .isPresent());
  }

  private static void awaitRunning() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                live(FlinkSessionJob.KIND, JOB)
                    .filter(it -> it.isReconciled() && it.job().state().equals("RUNNING"))
                    .isPresent());
  }

  private static Counts awaitEvents(long atLeast) {
    AtomicReference<Counts> counts = new AtomicReference<>();
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(FlinkRestException.class)
        .ignoreExceptionsInstanceOf(ClusterException.class)
        .until(
            () -> {
              String jobId = live(FlinkSessionJob.KIND, JOB).orElseThrow().job().id();
              try (Cluster cluster = LAB.cluster()) {
                counts.set(Counts.of(cluster, LAB.namespace(), CLUSTER, jobId));
              }
              return counts.get().events() >= atLeast;
            });
    return counts.get();
  }

  private static int savepoints() throws IOException {
    return LAB.store().objects(S3Store.STATE, "flink/savepoints/" + CLUSTER).size();
  }

  private static void delete(String kind, String name) {
    LAB.client()
        .genericKubernetesResources(LiveResources.context(kind))
        .inNamespace(LAB.namespace())
        .withName(name)
        .delete();
  }

  private static void awaitGone(String kind, String name) {
    LAB.client()
        .genericKubernetesResources(LiveResources.context(kind))
        .inNamespace(LAB.namespace())
        .withName(name)
        .waitUntilCondition(Objects::isNull, PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
