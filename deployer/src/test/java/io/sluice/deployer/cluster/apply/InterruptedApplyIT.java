package io.sluice.deployer.cluster.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.TestFlink;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Wherever applying dies, between any two requests, doing it again finishes it. */
class InterruptedApplyIT {
  private static final String ACCOUNT =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: flink}
      """;
  private static final String LOGGING =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: example-logs}
      data: {level: INFO}
      """;

  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void finishesAfterADeathBeforeAnyRequest() {
    int request = 0;
    while (diesAt(new Death(request))) {
      finishes(request);
      request++;
    }
    assertThat(request).as("requests of one apply").isGreaterThan(6);
  }

  private boolean diesAt(Death death) {
    server.client().configMaps().inNamespace(server.namespace()).withName("example-logs").delete();
    server.client().serviceAccounts().inNamespace(server.namespace()).withName("flink").delete();
    if (TestFlink.get(server, "FlinkDeployment", "example") != null) {
      server.client().resource(TestFlink.get(server, "FlinkDeployment", "example")).delete();
    }
    try (KubernetesClient mortal =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig()))
            .withHttpClientBuilderConsumer(
                builder -> builder.addOrReplaceInterceptor("death", death))
            .build()) {
      apply(Cluster.of(mortal));
      return false;
    } catch (Died expected) {
      return true;
    } catch (RuntimeException wrapped) {
      assertThat(wrapped).hasRootCauseInstanceOf(Died.class);
      return true;
    }
  }

  private void finishes(int request) {
    List<Applied> applied = apply(server.cluster());

    assertThat(applied).as("after request %d", request).hasSize(3);
    assertThat(
            server
                .client()
                .configMaps()
                .inNamespace(server.namespace())
                .withName("example-logs")
                .get()
                .getData())
        .containsEntry("level", "INFO");
    assertThat(TestFlink.get(server, "FlinkDeployment", "example").getMetadata().getGeneration())
        .isEqualTo(1);
    assertThat(apply(server.cluster()))
        .extracting(Applied::outcome)
        .containsOnly(Applied.Outcome.UNCHANGED);
  }

  private List<Applied> apply(Cluster cluster) {
    return new Apply(cluster)
        .run(
            TestFlink.resources(server, ACCOUNT, LOGGING, TestFlink.APPLICATION),
            ApplyOptions.CAREFUL,
            new Unheard());
  }

  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Death implements Interceptor {
    private final AtomicInteger requests = new AtomicInteger();
    private final int request;

    Death(int request) {
      this.request = request;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest sent, RequestTags tags) {
      if (requests.getAndIncrement() == request) {
        throw new Died();
      }
    }
  }
}
