package io.sluice.deployer.cluster.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.follow.Stage;
import io.sluice.deployer.cluster.trouble.TestPods;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatusWatchIT {
  private static final long LONG = Duration.ofSeconds(30).toMillis();
  private static final long SETTLE = 200;

  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void aChangeOfTheStatusAndOneOfAPodEndTheWait() throws Exception {
    Stage stage = new Stage(server);
    try (StatusWatch watch = new StatusWatch(server.cluster(), server.namespace())) {
      watch.await(LONG, SETTLE);
      CompletableFuture<Void> change =
          CompletableFuture.runAsync(
              () -> stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING"));
      assertThat(waited(watch, LONG)).isLessThan(LONG / 2);
      change.join();

      stage.pod(TestPods.ready(Stage.jobManager()));
      assertThat(waited(watch, LONG)).isLessThan(LONG / 2);
    }
  }

  @Test
  void withoutAChangeItWaitsNoLongerThanSaid() throws Exception {
    new Stage(server);
    try (StatusWatch watch = new StatusWatch(server.cluster(), server.namespace())) {
      watch.await(LONG, SETTLE);

      assertThat(waited(watch, 500)).isBetween(450L, 5_000L);
    }
  }

  private static long waited(StatusWatch watch, long longest) throws InterruptedException {
    long began = System.nanoTime();
    watch.await(longest, SETTLE);
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }
}
