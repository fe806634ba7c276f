package io.sluice.deployer.cluster.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.MockWebServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.ResourceName;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokenWatchTest {
  private static final String ROOT =
      "/apis/flink.apache.org/v1beta1/namespaces/test/flinkdeployments";
  private static final String BY_NAME = "fieldSelector=metadata.name%3Dexample";
  private static final String WATCH =
      "?allowWatchBookmarks=true&%sresourceVersion=1&timeoutSeconds=600&watch=true";
  private static final ResourceName NAME = new ResourceName("FlinkDeployment", "test", "example");
  private static final String TOO_OLD =
      "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\","
          + "\"status\":\"Failure\",\"reason\":\"Expired\",\"code\":410,"
          + "\"message\":\"too old resource version: 1 (9)\"}}";

  /** Kept here, for a logger that nobody holds is forgotten with its level. */
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private final KubernetesMockServer server = new KubernetesMockServer(false);
  private Cluster cluster;

  @BeforeEach
  void begins() {
    SERVER_LOG.setLevel(Level.OFF);
    server.init();
    cluster = Cluster.of(server.createClient());
    answers(ROOT + "/example", FaultyApi.DEPLOYED);
    answers("/api/v1/namespaces/test/pods?labelSelector=app%3Dexample&resourceVersion=0", none());
    answers("/api/v1/namespaces/test/events?resourceVersion=0", none());
  }

  @AfterEach
  void ends() {
    cluster.close();
    server.destroy();
  }

  @Test
  void aVersionThatIsTooOldIsListedAnew() throws Exception {
    answers(ROOT + "?" + BY_NAME + "&resourceVersion=0", list(FaultyApi.DEPLOYED));
    answers(ROOT + "?" + BY_NAME, list(FaultyApi.STABLE));
    watchTells(TOO_OLD);

    assertThat(outcome().isReached()).isTrue();
  }

  @Test
  void aWatchThatIsClosedIsOpenedAgain() throws Exception {
    answers(ROOT + "?" + BY_NAME + "&resourceVersion=0", list(FaultyApi.DEPLOYED));
    watchTells("{\"type\":\"MODIFIED\",\"object\":" + FaultyApi.DEPLOYED + "}");
    watchTells("{\"type\":\"MODIFIED\",\"object\":" + FaultyApi.STABLE + "}");

    assertThat(outcome().isReached()).isTrue();
  }

  private Outcome outcome() throws Exception {
    return new Following(cluster, NAME, Goals.stable(1), Following.LONG).outcome();
  }

  private void answers(String path, String body) {
    server.expect().withPath(path).andReturn(200, body).always();
  }

  /** One watch tells this and is closed. */
  private void watchTells(String event) {
    server
        .expect()
        .withPath(ROOT + WATCH.formatted(BY_NAME + "&"))
        .andUpgradeToWebSocket()
        .open()
        .waitFor(100)
        .andEmit(event)
        .done()
        .once();
  }

  private static String list(String... items) {
    return FaultyApi.list("FlinkDeploymentList", String.join(",", List.of(items)));
  }

  private static String none() {
    return FaultyApi.list("List", "");
  }
}
