package io.sluice.deployer.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ui.UiListener;
import io.sluice.deployer.cluster.ui.WebUi;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.spec.UpgradeMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LookE2E {
  @RegisterExtension static final Lab LAB = new Lab();

  private static final String NAME = "looked-at";

  @BeforeAll
  static void run() throws IOException {
    StateMachineOnLab job = new StateMachineOnLab(LAB, NAME, 1, UpgradeMode.LAST_STATE);
    Lab.Result applied = job.apply(200);
    assertThat(applied.exitCode()).describedAs(applied.err()).isZero();
  }

  @AfterAll
  static void delete() {
    if (LAB.client() != null) {
      LAB.sluice("delete", NAME, "-n", LAB.namespace(), "--no-savepoint", "--yes");
    }
  }

  @Test
  void theLeaderIsTheJobManagersPod() {
    Lab.Result result = LAB.sluice("leader", NAME, "-n", LAB.namespace());

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(NAME + ": " + jobManager() + " leads at http://")
        .containsPattern("lease of 15 s renewed \\d+ s ago")
        .contains("operator flink-operator/flink-kubernetes-operator: ");
  }

  @Test
  void theLogIsThatOfTheLeader() {
    Lab.Result result = LAB.sluice("logs", NAME, "-n", LAB.namespace(), "--tail", "2000");

    assertThat(result.exitCode()).describedAs(result.err()).isZero();
    assertThat(result.out()).contains("Starting execution of job '" + NAME + "'");
    assertThat(LAB.sluice("logs", NAME, "-n", LAB.namespace(), "--tail", "3").out().lines())
        .hasSize(3);
  }

  @Test
  void theLogOfATaskManagerIsThere() {
    Lab.Result result =
        LAB.sluice("logs", NAME, "-n", LAB.namespace(), "--component", "taskmanager");

    assertThat(result.out()).contains("Successful registration at resource manager");
  }

  @Test
  void aContainerThatWasNeverRestartedHasNoPreviousLog() {
    Lab.Result result = LAB.sluice("logs", NAME, "-n", LAB.namespace(), "--previous");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("sluice: read the log of " + jobManager());
  }

  @Test
  void theWebUiGoesOnAtItsAddressWhenTheJobManagerIsReplaced() throws Exception {
    BlockingQueue<URI> opened = new LinkedBlockingQueue<>();
    int port = freePort();
    Thread serving;
    try (Cluster cluster = LAB.cluster();
        WebUi ui = new WebUi(cluster, LAB.namespace(), NAME, new Opened(opened))) {
      serving = new Thread(() -> serve(ui, port));
      serving.start();
      URI address = opened.poll(1, TimeUnit.MINUTES);
      assertThat(address).hasPort(port);
      awaitSlots(address);

      LAB.client()
          .pods()
          .inNamespace(LAB.namespace())
          .withName(jobManager())
          .withGracePeriod(0)
          .delete();

      assertThat(opened.poll(3, TimeUnit.MINUTES)).isEqualTo(address);
      awaitSlots(address);
    }
    serving.join(TimeUnit.MINUTES.toMillis(1));
    assertThat(serving.isAlive()).isFalse();
  }

  private static void serve(WebUi ui, int port) {
    try {
      ui.serve(port);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitSlots(URI address) {
    FlinkRest rest = new FlinkRest(() -> Optional.of(address));
    await().atMost(Duration.ofMinutes(3)).ignoreExceptions().until(() -> rest.slots().total() > 0);
  }

  private static String jobManager() {
    return LAB
        .client()
        .pods()
        .inNamespace(LAB.namespace())
        .withLabel("app", NAME)
        .withLabel("component", "jobmanager")
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .map(Pod::getMetadata)
        .map(metadata -> metadata.getName())
        .findFirst()
        .orElseThrow();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private record Opened(BlockingQueue<URI> addresses) implements UiListener {
    @Override
    public void waiting() {}

    @Override
    public void open(URI address, String pod) {
      addresses.add(address);
    }

    @Override
    public void lost(String pod) {}
  }
}
