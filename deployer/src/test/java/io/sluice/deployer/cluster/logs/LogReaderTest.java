package io.sluice.deployer.cluster.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API server of the other tests has no kubelet, so one request of it is answered here. */
class LogReaderTest {
  private static final String POD = "/api/v1/namespaces/flink/pods/";

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private HttpServer kubelet;
  private Cluster cluster;
  private int status = 200;
  private String body = "first\nsecond\n";

  @BeforeEach
  void start() throws IOException {
    kubelet = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    kubelet.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          boolean isLog = path.endsWith("/log");
          if (isLog) {
            asked.add(path.substring(POD.length()) + "?" + exchange.getRequestURI().getQuery());
          }
          String answer = isLog ? body : Serialization.asJson(pod(path.substring(POD.length())));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(isLog ? status : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    kubelet.start();
    cluster =
        Cluster.of(
            new KubernetesClientBuilder()
                .withConfig(
                    new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + kubelet.getAddress().getPort())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build());
  }

  @AfterEach
  void stop() {
    cluster.close();
    kubelet.stop(0);
  }

  @Test
  void readsAllLinesOfTheContainerInWhichFlinkRuns() {
    reader("demo-a", new LogRequest(null, false, false, null, null)).read(lines::add);

    assertThat(lines).containsExactly("first", "second");
    assertThat(asked)
        .singleElement()
        .asString()
        .contains("demo-a/log?")
        .contains("container=flink-main-container")
        .doesNotContain("tailLines", "sinceSeconds", "previous=true", "follow=true");
  }

  @Test
  void asksForWhatWasAskedFor() {
    reader("demo-a", new LogRequest("agent", true, false, 7, Duration.ofMinutes(10)))
        .read(lines::add);

    assertThat(asked)
        .singleElement()
        .asString()
        .contains("container=agent", "previous=true", "tailLines=7", "sinceSeconds=600");
  }

  @Test
  void followsUntilTheContainerEnds() {
    reader("demo-a", new LogRequest(null, false, true, 1, null)).read(lines::add);

    assertThat(lines).containsExactly("first", "second");
    assertThat(asked).singleElement().asString().contains("follow=true", "tailLines=1");
  }

  @Test
  void aContainerThatIsNotThereNamesThoseThatAre() {
    assertThatThrownBy(
            () ->
                reader("demo-a", new LogRequest("other", false, false, null, null))
                    .read(lines::add))
        .isInstanceOf(ClusterException.class)
        .hasMessage("pod demo-a has no container 'other'")
        .extracting(failure -> ((ClusterException) failure).fix())
        .isEqualTo("use one of flink-main-container, agent");
    assertThat(asked).isEmpty();
  }

  @Test
  void aLogThatTheServerRefusesIsAFailureWithItsReason() {
    status = 400;
    body =
        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":400,"
            + "\"message\":\"previous terminated container \\\"main\\\" not found\"}";

    assertThatThrownBy(
            () -> reader("demo-a", new LogRequest(null, true, false, null, null)).read(lines::add))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("read the log of demo-a, container flink-main-container: ")
        .hasMessageContaining("previous terminated container");
  }

  @Test
  void linesOfSeveralPodsBeginWithTheirPod() throws InterruptedException {
    LogRequest request = new LogRequest(null, false, false, null, null);

    new LogStreams(List.of(reader("demo-a", request), reader("demo-b", request)))
        .read(false, lines::add);

    assertThat(lines)
        .containsExactly("[demo-a] first", "[demo-a] second", "[demo-b] first", "[demo-b] second");
  }

  @Test
  void severalPodsAreFollowedAtOnce() throws InterruptedException {
    LogRequest request = new LogRequest(null, false, true, null, null);

    new LogStreams(List.of(reader("demo-a", request), reader("demo-b", request)))
        .read(true, lines::add);

    assertThat(lines)
        .containsExactlyInAnyOrder(
            "[demo-a] first", "[demo-a] second", "[demo-b] first", "[demo-b] second");
  }

  private LogReader reader(String pod, LogRequest request) {
    return new LogReader(cluster, pod(pod), request);
  }

  private static Pod pod(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("flink")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("flink-main-container")
        .endContainer()
        .addNewContainer()
        .withName("agent")
        .endContainer()
        .endSpec()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }
}
