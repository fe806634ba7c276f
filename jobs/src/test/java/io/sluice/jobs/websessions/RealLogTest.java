package io.sluice.jobs.websessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.jobs.launch.Launch;
import io.sluice.jobs.testing.JsonFolder;
import io.sluice.jobs.testing.Run;
import io.sluice.jobs.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RealLogTest {
  private static final Path LOG = Path.of("../../shared/data/access.log");

  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @TempDir Path folder;

  @Test
  void accountsForEachOfTenThousandRealLines() throws Exception {
    assumeTrue(
        Files.exists(LOG), "../shared/data/access.log is not there: the real log is skipped");

    Map<String, Object> totals =
        CLUSTER
            .start(
                Run.settings(2),
                env ->
                    Launch.build(
                        env,
                        WebSessionsJob.USAGE,
                        WebSessionsJob::build,
                        "--input",
                        LOG.toAbsolutePath().normalize().toUri().toString(),
                        "--output",
                        folder.toUri().toString()))
            .finish();

    assertThat(totals)
        .containsEntry(WebSessions.LINES_READ, 10_000L)
        .containsEntry(WebSessions.REQUESTS_PARSED, 9_999L)
        .containsEntry(WebSessions.LINES_REJECTED, 1L)
        .containsEntry(WebSessions.LATE_REQUESTS, 0L)
        .containsEntry(WebSessions.SESSIONS, 3_052L)
        .containsEntry(WebSessions.CLIENTS, 1_753L);
    List<JsonNode> sessions = JsonFolder.read(folder.resolve("sessions"));
    assertThat(sessions).hasSize(3_052);
    assertThat(sessions.stream().mapToLong(session -> session.get("requests").asLong()).sum())
        .isEqualTo(9_999);
    assertThat(sessions.stream().map(session -> session.get("client").asText()).distinct())
        .hasSize(1_753);
    assertThat(JsonFolder.read(folder.resolve("rejects")))
        .singleElement()
        .satisfies(
            reject -> assertThat(reject.get("reason").asText()).isEqualTo("unterminated-quote"));
  }
}
