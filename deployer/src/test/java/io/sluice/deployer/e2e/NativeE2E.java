package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.sluice.deployer.cli.RepositoryHome;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs that no operator looks after. */
class NativeE2E {
  @RegisterExtension static final Lab LAB = new Lab();
  @RegisterExtension final RepositoryHome home = new RepositoryHome();

  private static final int NOT_HEALTHY = 3;
  private static final int STATE_PROTECTED = 4;
  private static final String EXAMPLE =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: %s, namespace: %s}
      spec:
        image: docker.io/lab/flink:1.20.0
        imagePullPolicy: IfNotPresent
        flinkVersion: v1_20
        serviceAccount: flink-native
        flinkConfiguration:
          kubernetes.jobmanager.cpu.limit-factor: "10"
          kubernetes.taskmanager.cpu.limit-factor: "10"
        jobManager: {resource: {cpu: 0.2, memory: 1024m}}
        taskManager: {resource: {cpu: 0.2, memory: 1600m}}
        job:
          jarURI: local:///opt/flink/examples/streaming/StateMachineExample.jar
          entryClass: %s
          parallelism: 1
          upgradeMode: stateless
      """;

  @Test
  void flinksExampleRunsAndGoesAwayWithoutATrace() throws IOException {
    Path example =
        example("example", "org.apache.flink.streaming.examples.statemachine.StateMachineExample");

    Lab.Result started = LAB.sluice("native", "run", "-f", example, "--timeout", "4m");
    assertThat(started.exitCode()).describedAs(started.err()).isZero();
    assertThat(started.out())
        .contains("example: RUNNING after ")
        .contains("kubectl port-forward service/example-rest 8081 -n " + LAB.namespace());
    assertThat(of("example")).isNotEmpty();

    Lab.Result again = LAB.sluice("native", "run", "-f", example);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("runs under this name");

    Lab.Result refused = LAB.sluice("native", "delete", "example", "-n", LAB.namespace());
    assertThat(refused.exitCode()).describedAs(refused.err()).isEqualTo(STATE_PROTECTED);
    assertThat(refused.err()).contains("no directory for savepoints is configured");

    Lab.Result deleted =
        LAB.sluice("native", "delete", "example", "-n", LAB.namespace(), "--no-savepoint");
    assertThat(deleted.exitCode()).describedAs(deleted.err()).isZero();
    assertThat(deleted.out())
        .contains("Deployment/example", "Service/example-rest", "ServiceAccount/flink-native")
        .doesNotContain("left:");
    assertThat(of("example")).isEmpty();
  }

  @Test
  void aJobTakesItsStateAlong() throws IOException {
    String name = "counting";
    FlinkDeployment described = new StateMachineOnLab(LAB, name, 1, UpgradeMode.SAVEPOINT).at(500);
    Path file = LAB.file(described);

    String first = run(file);
    Counts before = awaitEvents(name, first, 5_000);
    Lab.Result deleted = delete(name);
    String savepoint = json(deleted).path("savepoint").asText();
    assertThat(savepoint).startsWith("s3p://" + S3Store.STATE + "/flink/savepoints");
    assertThat(of(name)).isEmpty();

    String second = run(file, "--from-savepoint", savepoint);
    Counts after = awaitEvents(name, second, before.events() + 1);
    assertThat(after.alerts()).describedAs("events or state that were lost").isZero();
    assertThat(after.keys()).isEqualTo(StateMachineOnLab.KEYS);

    Lab.Result dropped = delete(name, "--no-savepoint");
    assertThat(json(dropped).path("savepoint").isNull()).isTrue();
    assertThat(json(dropped).path("left").toString()).contains("checkpoints in s3p://");
    assertThat(of(name)).isEmpty();
  }

  @Test
  void aBoundedJobIsDoneWhenFlinkHasTakenItsClusterAway() throws IOException {
    String name = "bounded";
    FlinkDeployment described =
        LAB.describe(name)
            .taskManager(taskManager -> taskManager.slots(1))
            .job(
                job ->
                    job.entryClass("io.sluice.jobs.websessions.WebSessionsJob")
                        .args("--generate", "100", "--lines", "1")
                        .args("--output", "s3a://" + S3Store.DATA + "/bounded")
                        .parallelism(1)
                        .upgradeMode(UpgradeMode.SAVEPOINT))
            .build();

    Lab.Result started = LAB.sluice("native", "run", "-f", LAB.file(described), "--timeout", "4m");

    assertThat(started.exitCode()).describedAs(started.err()).isZero();
    assertThat(started.out()).containsPattern("bounded: (RUNNING|FINISHED) after");
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(of(name)).noneMatch(one -> one.startsWith("Deployment/")));
    JsonNode deleted = json(delete(name));
    assertThat(deleted.path("removed").toString()).contains("Role/bounded-flink");
    assertThat(of(name)).describedAs("%s; %s", deleted, configMaps(name)).isEmpty();
  }

  @Test
  void aJobThatCannotStartIsExplained() throws IOException {
    Lab.Result failed =
        LAB.sluice(
            "native", "run", "-f", example("broken", "org.example.Missing"), "--timeout", "3m");

    assertThat(failed.exitCode()).describedAs(failed.err()).isEqualTo(NOT_HEALTHY);
    assertThat(failed.err()).contains("broken does not run", "org.example.Missing");
    LAB.sluice("native", "delete", "broken", "-n", LAB.namespace());
    assertThat(of("broken")).isEmpty();
  }

  private static Path example(String name, String entryClass) throws IOException {
    return Files.writeString(
        LAB.folder().resolve(name + ".yaml"), EXAMPLE.formatted(name, LAB.namespace(), entryClass));
  }

  private static String run(Path file, String... words) throws IOException {
    Lab.Result started =
        LAB.sluice(
            Stream.concat(
                    Stream.of("native", "run", "-f", file, "--timeout", "4m", "-o", "json"),
                    Stream.of(words))
                .toArray());
    assertThat(started.exitCode()).describedAs(started.err()).isZero();
    return json(started).path("job").asText();
  }

  private static Lab.Result delete(String name, String... words) {
    Lab.Result deleted =
        LAB.sluice(
            Stream.concat(
                    Stream.of("native", "delete", name, "-n", LAB.namespace(), "-o", "json"),
                    Stream.of(words))
                .toArray());
    assertThat(deleted.exitCode()).describedAs(deleted.err()).isZero();
    return deleted;
  }

  private static JsonNode json(Lab.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  private static Counts awaitEvents(String name, String jobId, long atLeast) {
    AtomicReference<Counts> counts = new AtomicReference<>();
    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(
            () -> {
              try (Cluster cluster = LAB.cluster()) {
                counts.set(Counts.of(cluster, LAB.namespace(), name, jobId));
              }
              return counts.get().events() >= atLeast;
            });
    return counts.get();
  }

  /** All that there is of a job, by Flink's label and by Sluice's. */
  private static List<ConfigMap> configMaps(String name) {
    return LAB.client()
        .configMaps()
        .inNamespace(LAB.namespace())
        .withLabel("app", name)
        .list()
        .getItems();
  }

  private static List<String> of(String name) {
    KubernetesClient client = LAB.client();
    String namespace = LAB.namespace();
    Stream<? extends HasMetadata> flinks =
        Stream.of(
                client.apps().deployments().inNamespace(namespace).withLabel("app", name).list(),
                client.services().inNamespace(namespace).withLabel("app", name).list(),
                client.configMaps().inNamespace(namespace).withLabel("app", name).list())
            .flatMap(list -> list.getItems().stream());
    Stream<Pod> pods =
        client.pods().inNamespace(namespace).withLabel("app", name).list().getItems().stream();
    Stream<? extends HasMetadata> sluices =
        Stream.of(
                client.rbac().roles().inNamespace(namespace),
                client.rbac().roleBindings().inNamespace(namespace))
            .flatMap(
                kind ->
                    kind.withLabel("app.kubernetes.io/instance", name).list().getItems().stream());
    return Stream.of(flinks, pods, sluices)
        .flatMap(all -> all)
        .map(one -> one.getKind() + "/" + one.getMetadata().getName())
        .toList();
  }
}
