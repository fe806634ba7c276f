package io.sluice.deployer.cluster.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.TestObjects;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebUiIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final AtomicReference<Throwable> ended = new AtomicReference<>();
  private Thread serving;
  private WebUi ui;

  @AfterEach
  void stop() throws InterruptedException {
    if (serving != null) {
      ui.close();
      serving.join(TimeUnit.SECONDS.toMillis(20));
      assertThat(serving.isAlive()).isFalse();
    }
  }

  @Test
  void withoutAJobManagerItSaysSo() {
    assertThatThrownBy(() -> ui().serve(0))
        .isInstanceOf(ClusterException.class)
        .hasMessage("there is no JobManager of demo in " + server.namespace());
  }

  @Test
  void goesOnAtTheSameAddressWithAnotherJobManager() throws Exception {
    TestObjects objects = new TestObjects(server);
    objects.pod("demo-a", "demo", "jobmanager", "10.0.0.1");
    ready("demo-a", true);
    int port = freePort();
    start(port);

    assertThat(next()).isEqualTo("open http://127.0.0.1:" + port + "/ demo-a");
    objects.pod("demo-b", "demo", "jobmanager", "10.0.0.2");
    ready("demo-b", true);
    try (Socket reached = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(reached.isConnected()).isTrue();
    }
    server
        .client()
        .pods()
        .inNamespace(server.namespace())
        .withName("demo-a")
        .withGracePeriod(0)
        .delete();
    assertThat(next()).isEqualTo("lost demo-a");

    assertThat(next()).isEqualTo("open http://127.0.0.1:" + port + "/ demo-b");
  }

  @Test
  void waitsForAJobManagerThatIsNotReadyAndLeavesOneThatIsNotAnyMore() throws Exception {
    new TestObjects(server).pod("demo-a", "demo", "jobmanager", "10.0.0.1");
    int port = freePort();
    start(port);

    assertThat(next()).isEqualTo("waiting");
    ready("demo-a", true);
    assertThat(next()).startsWith("open ");
    ready("demo-a", false);
    assertThat(next()).isEqualTo("lost demo-a");
  }

  @Test
  void closingEndsItAndFreesThePort() throws Exception {
    new TestObjects(server).pod("demo-a", "demo", "jobmanager", "10.0.0.1");
    ready("demo-a", true);
    int port = freePort();
    start(port);
    assertThat(next()).startsWith("open ");

    ui.close();
    serving.join(TimeUnit.SECONDS.toMillis(20));

    assertThat(told).isEmpty();
    await().atMost(Duration.ofSeconds(5)).until(() -> isFree(port));
  }

  private void start(int port) {
    ui = ui();
    serving =
        new Thread(
            () -> {
              try {
                ui.serve(port);
              } catch (Throwable end) {
                ended.set(end);
              }
            });
    serving.start();
  }

  private String next() throws InterruptedException {
    String text = told.poll(30, TimeUnit.SECONDS);
    assertThat(ended.get()).isNull();
    return String.valueOf(text);
  }

  private WebUi ui() {
    return new WebUi(
        server.cluster(),
        server.namespace(),
        "demo",
        new UiListener() {
          @Override
          public void waiting() {
            told.add("waiting");
          }

          @Override
          public void open(URI address, String pod) {
            told.add("open " + address + " " + pod);
          }

          @Override
          public void lost(String pod) {
            told.add("lost " + pod);
          }
        });
  }

  private void ready(String pod, boolean ready) {
    server
        .client()
        .pods()
        .inNamespace(server.namespace())
        .withName(pod)
        .editStatus(
            current ->
                new PodBuilder(current)
                    .editStatus()
                    .withConditions()
                    .addNewCondition()
                    .withType("Ready")
                    .withStatus(ready ? "True" : "False")
                    .endCondition()
                    .endStatus()
                    .build());
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
