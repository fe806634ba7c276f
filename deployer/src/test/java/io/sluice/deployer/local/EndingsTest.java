package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sluice.deployer.local.config.LocalConfiguration;
import io.sluice.deployer.local.config.LocalNetwork;
import io.sluice.deployer.local.config.MachineFit;
import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.local.state.StateDirectory;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.JobDetails;
import io.sluice.deployer.rest.JobState;
import io.sluice.deployer.spec.MemorySize;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndingsTest {
  private static final String COUNTS =
      "{\"user-task-accumulators\":[{\"name\":\"counted\",\"value\":\"7\"}]}";
  private static final String FAILURE =
      "{\"exceptionHistory\":{\"entries\":[{\"stacktrace\":\"a.b.C: broken\"}]}}";

  @TempDir Path root;
  private final Queue<Integer> refusals = new ArrayDeque<>();
  private HttpServer server;
  private Endings endings;

  @BeforeEach
  void listens() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    answers("/jobs/1/accumulators", COUNTS);
    answers("/jobs/1/exceptions", FAILURE);
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    endings =
        new Endings(
            new FlinkRest(() -> Optional.of(address)),
            plan(),
            StateDirectory.of(root, "job"),
            root.resolve("jobmanager.log"));
  }

  @AfterEach
  void ends() {
    server.stop(0);
  }

  @Test
  void aFinishedJobHasItsCountsThoughTheJobManagerWasBusyAtFirst() throws Exception {
    refusals.addAll(List.of(503, 500));
    assertThat(finished().counts()).isEqualTo(Map.of("counted", "7"));
  }

  @Test
  void aFinishedJobHasFinishedEvenWhenItsCountsCannotBeReadAnyMore() throws Exception {
    server.stop(0);
    assertThat(finished().counts()).isEmpty();
  }

  @Test
  void aFailedJobTellsItsCauseThoughTheJobManagerWasBusyAtFirst() throws Exception {
    refusals.add(503);
    assertThat(endings.of(job(JobState.FAILED)))
        .isEqualTo(new LocalOutcome.Failed("C: broken", root.resolve("jobmanager.log"), null));
  }

  private LocalOutcome.Finished finished() throws InterruptedException {
    return (LocalOutcome.Finished) endings.of(job(JobState.FINISHED));
  }

  private void answers(String path, String body) {
    server.createContext(
        path,
        exchange -> {
          Integer refusal = refusals.poll();
          byte[] bytes = (refusal == null ? body : "{}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(refusal == null ? 200 : refusal, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static JobDetails job(JobState state) {
    return new JobDetails("job", state, Duration.ofSeconds(1), true, List.of());
  }

  private static RunPlan plan() {
    return new RunPlan(
        LocalJob.of("job", Path.of("job.jar"), "com.acme.Job").build(),
        "1",
        new MachineFit(MemorySize.ofMebibytes(1600), MemorySize.ofMebibytes(1728), 1, 1, null),
        new LocalNetwork("8081", 40000),
        new LocalConfiguration(Map.of(), List.of(), Set.of(), List.of()),
        null,
        null,
        null,
        List.of());
  }
}
