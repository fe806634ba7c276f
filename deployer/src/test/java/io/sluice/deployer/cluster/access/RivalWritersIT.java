package io.sluice.deployer.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Others who write {@code aws-auth} between our reading and our writing. */
class RivalWritersIT {
  private static final String ROLE =
      "arn:aws:iam::111122223333:role/AWSServiceRoleForAmazonEMRContainers";
  private static final String THEIRS = "- rolearn: arn:aws:iam::111122223333:role/theirs-";

  @RegisterExtension
  @Order(0)
  final ApiServer server = new ApiServer();

  @RegisterExtension
  @Order(1)
  final AwsAuthMap awsAuth = new AwsAuthMap(server);

  @Test
  void loseNothing() {
    awsAuth.hold(AwsAuthMap.NODES);

    withRival(2, cluster -> new Mapping(new AwsAuth(cluster), ROLE).add());

    assertThat(awsAuth.mapRoles())
        .startsWith(AwsAuthMap.NODES + THEIRS + "1\n" + THEIRS + "2\n")
        .endsWith("- rolearn: \"" + ROLE + "\"\n  username: emr-containers\n");
  }

  @Test
  void areToldOfWhenTheyNeverStop() {
    awsAuth.hold(AwsAuthMap.NODES);

    assertThatThrownBy(
            () ->
                withRival(
                    Integer.MAX_VALUE, cluster -> new Mapping(new AwsAuth(cluster), ROLE).add()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("others keep changing it; nothing of theirs was overwritten");

    assertThat(awsAuth.mapRoles()).contains(THEIRS + "10\n").doesNotContain(ROLE);
  }

  @Test
  void mayTakeTheEntryOutBeforeWeDo() {
    awsAuth.hold(AwsAuthMap.NODES);
    Mapping mapping = new Mapping(new AwsAuth(server.cluster()), ROLE);
    mapping.add();
    awsAuth.write(AwsAuthMap.NODES);

    mapping.remove();

    assertThat(awsAuth.mapRoles()).isEqualTo(AwsAuthMap.NODES);
  }

  @Test
  void maySayTheSameAtTheSameTime() throws Exception {
    awsAuth.hold(AwsAuthMap.NODES);
    ExecutorService all = Executors.newFixedThreadPool(4);
    try {
      all.invokeAll(
              IntStream.range(0, 4)
                  .<Callable<Void>>mapToObj(
                      one ->
                          () -> {
                            new Mapping(new AwsAuth(server.cluster()), ROLE).add();
                            return null;
                          })
                  .toList())
          .forEach(result -> assertThat(result).succeedsWithin(Duration.ofSeconds(30)));
    } finally {
      all.shutdownNow();
    }

    assertThat(MapRoles.parse(awsAuth.mapRoles()).mappings())
        .extracting(RoleMapping::role)
        .isEqualTo(List.of("arn:aws:iam::111122223333:role/nodes", ROLE));
  }

  private void withRival(int times, Consumer<Cluster> what) {
    AtomicInteger writes = new AtomicInteger();
    Interceptor rival =
        new Interceptor() {
          @Override
          public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            if (request.method().equals("PATCH") && writes.get() < times) {
              awsAuth.write(awsAuth.mapRoles() + THEIRS + writes.incrementAndGet() + "\n");
            }
          }
        };
    try (Cluster cluster =
        Cluster.of(
            new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("rival", rival))
                .build())) {
      what.accept(cluster);
    }
  }
}
