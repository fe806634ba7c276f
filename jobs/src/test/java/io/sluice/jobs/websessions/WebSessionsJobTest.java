package io.sluice.jobs.websessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.jobs.arguments.ArgumentException;
import io.sluice.jobs.launch.Launch;
import io.sluice.jobs.testing.JsonFolder;
import io.sluice.jobs.testing.Run;
import io.sluice.jobs.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSessionsJobTest {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

  @TempDir Path folder;
  private Path logs;
  private Path output;

  @BeforeEach
  void createFolders() throws IOException {
    logs = Files.createDirectories(folder.resolve("logs/site"));
    output = folder.resolve("out");
  }

  @Test
  void findsNoRequestLateInFilesWhoseNamesRunBackwardsInTime() throws Exception {
    write("access.log", line("ann", 7_200), line("bob", 7_260));
    write("access.log.1", line("ann", 3_600), "not a line", "");
    write("access.log.2", line("ann", 0), line("ann", 60));
    write(".hidden", "not read");

    Map<String, Object> totals = CLUSTER.start(Run.settings(2), job(fromLogs())).finish();

    assertThat(totals)
        .containsEntry(WebSessions.LINES_READ, 7L)
        .containsEntry(WebSessions.REQUESTS_PARSED, 5L)
        .containsEntry(WebSessions.LINES_REJECTED, 2L)
        .containsEntry(WebSessions.LATE_REQUESTS, 0L)
        .containsEntry(WebSessions.SESSIONS, 4L)
        .containsEntry(WebSessions.CLIENTS, 2L);
    assertThat(JsonFolder.read(output.resolve("sessions")))
        .extracting(session -> session.get("client").asText() + session.get("visit").asText())
        .containsExactlyInAnyOrder("ann1", "ann2", "ann3", "bob1");
    assertThat(JsonFolder.read(output.resolve("rejects")))
        .extracting(reject -> reject.get("reason").asText())
        .containsExactlyInAnyOrder("missing-field", "blank-line");
    assertThat(JsonFolder.read(output.resolve("late"))).isEmpty();
  }

  @Test
  void writesSessionsAsDocumented() throws Exception {
    write("access.log", line("ann", 0), line("ann", 60));

    CLUSTER.start(Run.settings(1), job(fromLogs())).finish();

    assertThat(JsonFolder.read(output.resolve("sessions")))
        .singleElement()
        .hasToString(
            "{\"client\":\"ann\",\"visit\":1,\"start\":\"2025-03-01T12:00:00Z\","
                + "\"end\":\"2025-03-01T12:01:00Z\",\"requests\":2,\"bytes\":20,"
                + "\"distinctPaths\":1,\"firstPath\":\"/\",\"lastPath\":\"/\","
                + "\"status\":{\"1xx\":0,\"2xx\":2,\"3xx\":0,\"4xx\":0,\"5xx\":0},"
                + "\"userAgent\":\"test\"}");
  }

  @Test
  void givesTheSameResultInBatchMode() throws Exception {
    write("access.log", line("ann", 0), line("ann", 60), line("ann", 7_200), line("bob", 5));
    Map<String, String> settings = Run.settings(2).toMap();
    settings.remove("execution.checkpointing.interval");
    Configuration batch = Configuration.fromMap(settings);
    batch.setString("execution.runtime-mode", "BATCH");

    Map<String, Object> totals = CLUSTER.start(batch, job(fromLogs())).finish();

    assertThat(totals)
        .containsEntry(WebSessions.SESSIONS, 3L)
        .containsEntry(WebSessions.CLIENTS, 2L);
    assertThat(JsonFolder.read(output.resolve("sessions"))).hasSize(3);
  }

  @Test
  void accountsForEachGeneratedLine() throws Exception {
    Map<String, Object> totals =
        CLUSTER
            .start(
                Run.settings(2),
                job("--generate", "100000", "--lines", "20000", "--output", uri(output)))
            .finish();

    long parsed = (long) totals.get(WebSessions.REQUESTS_PARSED);
    long rejected = (long) totals.get(WebSessions.LINES_REJECTED);
    long late = (long) totals.get(WebSessions.LATE_REQUESTS);
    assertThat(totals).containsEntry(WebSessions.LINES_READ, 20_000L);
    assertThat(parsed + rejected).isEqualTo(20_000);
    assertThat(JsonFolder.read(output.resolve("rejects"))).hasSize((int) rejected);
    assertThat(JsonFolder.read(output.resolve("late"))).hasSize((int) late);
    assertThat(requests(JsonFolder.read(output.resolve("sessions")))).isEqualTo(parsed - late);
  }

  @Test
  void goesOnFromASavepointWithMoreSubtasksAndExactTotals() throws Exception {
    int clients = 40;
    Run.Wiring watched = job(fromLogs("--watch", "100ms", "--idle-after", "300ms"));
    Run first = CLUSTER.start(Run.settings(2), watched);
    drop("1.log", each(clients, 0), each(clients, 3_600), each(clients, 3_700), "broken");
    first.awaitCount(WebSessions.LINES_READ, 3L * clients + 1);
    drop("2.log", each(1, 3_900));
    first.awaitCount(WebSessions.SESSIONS, clients);
    String savepoint = first.stopWithSavepoint(folder.resolve("savepoints"));

    Run second = CLUSTER.resume(savepoint, Run.settings(3), watched);
    drop("3.log", each(clients, 3_800), each(clients, 7_200), each(1, 20_000));
    second.awaitCount(WebSessions.SESSIONS, 3L * clients);
    drop("4.log", each(clients, 10));
    second.awaitCount(WebSessions.LATE_REQUESTS, clients);

    second.stopWithSavepoint(folder.resolve("savepoints"));

    assertThat(second.finish())
        .containsEntry(WebSessions.LINES_READ, 6L * clients + 3)
        .containsEntry(WebSessions.REQUESTS_PARSED, 6L * clients + 2)
        .containsEntry(WebSessions.LINES_REJECTED, 1L)
        .containsEntry(WebSessions.LATE_REQUESTS, (long) clients)
        .containsEntry(WebSessions.SESSIONS, 3L * clients)
        .containsEntry(WebSessions.CLIENTS, (long) clients);
    List<JsonNode> sessions = JsonFolder.read(output.resolve("sessions"));
    assertThat(sessions).hasSize(3 * clients);
    assertThat(sessions.stream().filter(session -> session.get("visit").asInt() == 2))
        .hasSize(clients)
        .allMatch(session -> session.get("requests").asInt() >= 3)
        .allMatch(session -> session.get("end").asText().compareTo("2025-03-01T13:03") > 0);
    assertThat(requests(sessions)).isEqualTo(5L * clients + 1);
    assertThat(JsonFolder.read(output.resolve("late"))).hasSize(clients);
    assertThat(JsonFolder.read(output.resolve("rejects"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--output /o; --input is missing: add --input or --generate",
        "--input / --generate 5 --output /o; --input / and --generate 5 exclude each other",
        "--generate 5; --output is missing: add it",
        "--generate 5 --watch 1s --output /o; --watch 1s needs --input",
        "--input / --lines 5 --output /o; --lines 5 needs --generate",
        "--generate 0 --output /o; --generate 0 is not a number from 0.1",
        "--generate 5 --output s3p://b/o; --output s3p://b/o cannot be written exactly once",
        "--input /no/such/log --output /o; --input /no/such/log does not exist",
        "--input nofs://b/x --output /o; --input nofs://b/x cannot be read, check path",
        "--generate 5 --gap soon --output /o; --gap soon is not a positive duration"
      })
  void refusesArgumentsThatAreNotRight(String arguments, String problem) {
    Run.Wiring job = job(arguments.trim().split(" "));

    assertThatThrownBy(() -> CLUSTER.start(Run.settings(1), job))
        .isInstanceOf(ArgumentException.class)
        .hasMessageStartingWith(problem);
  }

  @Test
  void refusesToRunWithoutCheckpoints() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);

    assertThatThrownBy(() -> job("--generate", "5", "--output", uri(output)).build(env))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("execution.checkpointing.interval is not set");
  }

  private Run.Wiring job(String... args) {
    return env -> Launch.build(env, WebSessionsJob.USAGE, WebSessionsJob::build, args);
  }

  private String[] fromLogs(String... more) {
    return Stream.concat(
            Stream.of("--input", uri(logs.getParent()), "--output", uri(output)),
            Arrays.stream(more))
        .toArray(String[]::new);
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(logs.resolve(name), List.of(lines));
  }

  /** Puts a whole file into the watched folder at once. */
  private void drop(String name, Object... parts) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof String) {
        lines.add((String) part);
      } else {
        ((List<?>) part).forEach(line -> lines.add((String) line));
      }
    }
    Path complete = Files.write(folder.resolve(name), lines);
    Files.move(complete, logs.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> each(int clients, long second) {
    List<String> lines = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      lines.add(line("client" + client, second));
    }
    return lines;
  }

  private static long requests(List<JsonNode> sessions) {
    return sessions.stream().mapToLong(session -> session.get("requests").asLong()).sum();
  }

  private static String line(String client, long second) {
    Request request = new Request();
    request.client = client;
    request.time = NOON.plusSeconds(second);
    request.method = "GET";
    request.path = "/";
    request.protocol = "HTTP/1.1";
    request.status = 200;
    request.bytes = 10;
    request.userAgent = "test";
    return CombinedLog.format(request);
  }

  private static String uri(Path path) {
    return path.toUri().toString();
  }
}
