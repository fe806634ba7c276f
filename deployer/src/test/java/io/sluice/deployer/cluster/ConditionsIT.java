package io.sluice.deployer.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConditionsIT {
  private static final Duration PATIENT = Duration.ofSeconds(20);

  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void whatIsSoAlreadyIsNotWaitedFor() throws InterruptedException {
    assertThat(Conditions.await(map(), List::isEmpty, PATIENT)).contains(List.of());
  }

  @Test
  void aChangeIsSeen() throws InterruptedException {
    create();
    CompletableFuture<Void> deleted = CompletableFuture.runAsync(() -> map().delete());

    assertThat(Conditions.await(map(), List::isEmpty, PATIENT)).isPresent();
    assertThat(deleted).succeedsWithin(PATIENT);
  }

  @Test
  void whatDoesNotComeInTimeIsEmpty() throws InterruptedException {
    create();
    assertThat(Conditions.await(map(), List::isEmpty, Duration.ofMillis(300))).isEmpty();
  }

  @Test
  void anInterruptEndsIt() {
    create();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Conditions.await(map(), List::isEmpty, PATIENT))
        .isInstanceOf(InterruptedException.class);
  }

  private void create() {
    server
        .client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("one")
                .withNamespace(server.namespace())
                .endMetadata()
                .build())
        .create();
  }

  private Resource<ConfigMap> map() {
    return server.client().configMaps().inNamespace(server.namespace()).withName("one");
  }
}
