package io.sluice.jobs.websessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.jobs.arguments.Arguments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a harness may be interrupted when it closes
class SessionWindowTest {
  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

  @Test
  void closesASessionAfterThirtyMinutesOfInactivity() throws Exception {
    try (var window = opened()) {
      send(window, request("ann", 0, "/"));
      send(window, request("ann", 1_799, "/next"));

      window.processWatermark(millis(1_799 + 1_799));
      assertThat(window.extractOutputValues()).isEmpty();
      window.processWatermark(millis(1_799 + 1_800));

      assertThat(window.extractOutputValues())
          .singleElement()
          .satisfies(
              session -> {
                assertThat(session.client).isEqualTo("ann");
                assertThat(session.start).isEqualTo(NOON);
                assertThat(session.end).isEqualTo(NOON.plusSeconds(1_799));
                assertThat(session.requests).isEqualTo(2);
              });
    }
  }

  @Test
  void startsANewSessionWhenTheGapIsExceeded() throws Exception {
    try (var window = opened()) {
      send(window, request("ann", 0, "/"));
      send(window, request("ann", 1_801, "/again"));
      window.processWatermark(Long.MAX_VALUE);

      assertThat(window.extractOutputValues()).hasSize(2).allMatch(each -> each.requests == 1);
    }
  }

  @Test
  void joinsTwoSessionsWhenARequestBetweenThemComesLater() throws Exception {
    try (var window = opened()) {
      send(window, request("ann", 3_000, "/last"));
      send(window, request("ann", 0, "/first"));
      send(window, request("ann", 1_500, "/middle"));
      window.processWatermark(Long.MAX_VALUE);

      assertThat(window.extractOutputValues())
          .singleElement()
          .satisfies(
              session -> {
                assertThat(session.requests).isEqualTo(3);
                assertThat(session.distinctPaths).isEqualTo(3);
                assertThat(session.firstPath).isEqualTo("/first");
                assertThat(session.lastPath).isEqualTo("/last");
              });
    }
  }

  @Test
  void takesFirstAndLastByTimeAndThenByArrival() throws Exception {
    try (var window = opened()) {
      send(window, request("ann", 5, "/page"));
      send(window, request("ann", 5, "/style.css"));
      send(window, request("ann", 9, "/b"));
      send(window, request("ann", 9, "/c"));
      send(window, request("ann", 7, "/d"));
      window.processWatermark(Long.MAX_VALUE);

      assertThat(window.extractOutputValues())
          .singleElement()
          .satisfies(
              session -> {
                assertThat(session.firstPath).isEqualTo("/page");
                assertThat(session.lastPath).isEqualTo("/c");
              });
    }
  }

  @Test
  void sumsWhatTheRequestsHave() throws Exception {
    try (var window = opened()) {
      int[] statuses = {101, 200, 204, 301, 404, 404, 500};
      for (int i = 0; i < statuses.length; i++) {
        Request request = request("ann", i, "/" + i % 3);
        request.status = statuses[i];
        request.bytes = 100L + i;
        request.userAgent = "agent " + i;
        send(window, request);
      }
      window.processWatermark(Long.MAX_VALUE);

      assertThat(window.extractOutputValues())
          .singleElement()
          .satisfies(
              session -> {
                assertThat(session.bytes).isEqualTo(721);
                assertThat(session.distinctPaths).isEqualTo(3);
                assertThat(session.userAgent).isEqualTo("agent 0");
                assertThat(session.status.informational).isEqualTo(1);
                assertThat(session.status.successful).isEqualTo(2);
                assertThat(session.status.redirected).isEqualTo(1);
                assertThat(session.status.clientErrors).isEqualTo(2);
                assertThat(session.status.serverErrors).isEqualTo(1);
              });
    }
  }

  @Test
  void givesARequestOutAsLateOnlyWhenItsSessionIsClosed() throws Exception {
    try (var window = opened()) {
      send(window, request("ann", 0, "/"));
      send(window, request("ann", 3_000, "/open"));
      window.processWatermark(millis(3_600));
      send(window, request("ann", 2_000, "/in-time"));
      send(window, request("ann", 1, "/late"));
      window.processWatermark(Long.MAX_VALUE);

      assertThat(window.getSideOutput(new OutputTag<>("late", Types.POJO(Request.class))))
          .extracting(late -> late.getValue().path)
          .containsExactly("/late");
      assertThat(window.extractOutputValues())
          .extracting(session -> session.requests)
          .containsExactly(1L, 2L);
    }
  }

  @Test
  void numbersTheVisitsOfAClientUntilItIsForgotten() throws Exception {
    try (var window = opened()) {
      window.setStateTtlProcessingTime(0);
      visit(window, "ann", 0);
      visit(window, "bob", 10_000);
      visit(window, "ann", 20_000);
      window.setStateTtlProcessingTime(Duration.ofDays(30).toMillis() + 1);
      visit(window, "ann", 30_000);

      assertThat(window.extractOutputValues())
          .extracting(session -> session.client + session.visit)
          .containsExactly("ann1", "bob1", "ann2", "ann1");
    }
  }

  @Test
  void goesOnWithOpenSessionsAndVisitsAfterRescalingFromTwoToThree() throws Exception {
    int clients = 50;
    List<OperatorSubtaskState> checkpoints = new ArrayList<>();
    for (int subtask = 0; subtask < 2; subtask++) {
      try (var window = harness(2, subtask)) {
        window.open();
        sendAll(window, clients, 2, subtask, 0, "/visit");
        window.processWatermark(millis(1_800));
        assertThat(window.extractOutputValues()).isNotEmpty();
        sendAll(window, clients, 2, subtask, 10_000, "/before");
        checkpoints.add(window.snapshot(1, 1));
      }
    }
    OperatorSubtaskState both =
        AbstractStreamOperatorTestHarness.repackageState(
            checkpoints.toArray(new OperatorSubtaskState[0]));

    List<Session> sessions = new ArrayList<>();
    for (int subtask = 0; subtask < 3; subtask++) {
      try (var window = harness(3, subtask)) {
        window.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(both, 12, 2, 3, subtask));
        window.open();
        sendAll(window, clients, 3, subtask, 10_060, "/after");
        window.processWatermark(Long.MAX_VALUE);
        sessions.addAll(window.extractOutputValues());
      }
    }

    assertThat(sessions)
        .hasSize(clients)
        .allMatch(session -> session.requests == 2 && session.visit == 2)
        .allMatch(session -> session.lastPath.equals("/after"));
  }

  private static void sendAll(
      KeyedOneInputStreamOperatorTestHarness<String, Request, Session> window,
      int clients,
      int parallelism,
      int subtask,
      long second,
      String path)
      throws Exception {
    for (int i = 0; i < clients; i++) {
      String client = "client" + i;
      if (KeyGroupRangeAssignment.assignKeyToParallelOperator(client, 12, parallelism) == subtask) {
        send(window, request(client, second, path));
      }
    }
  }

  private static void visit(
      KeyedOneInputStreamOperatorTestHarness<String, Request, Session> window,
      String client,
      long second)
      throws Exception {
    send(window, request(client, second, "/"));
    window.processWatermark(millis(second + 1_800));
  }

  private static void send(
      KeyedOneInputStreamOperatorTestHarness<String, Request, Session> window, Request request)
      throws Exception {
    window.processElement(request, request.time.toEpochMilli());
  }

  private static Request request(String client, long second, String path) {
    Request request = new Request();
    request.client = client;
    request.time = NOON.plusSeconds(second);
    request.path = path;
    request.status = 200;
    return request;
  }

  private static long millis(long second) {
    return NOON.plusSeconds(second).toEpochMilli() - 1;
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Request, Session> opened()
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, Request, Session> harness = harness(1, 0);
    harness.open();
    return harness;
  }

  /** The window operator as the pipeline has it. */
  @SuppressWarnings("unchecked")
  private static KeyedOneInputStreamOperatorTestHarness<String, Request, Session> harness(
      int parallelism, int subtask) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    Arguments none = WebSessionsJob.USAGE.parse();
    DataStream<Session> sessions =
        WebSessions.pipeline(
                env.fromSequence(0, 1).map(number -> ""), WebSessionsOptions.from(none, false))
            .sessions();
    OneInputTransformation<Request, Session> window =
        (OneInputTransformation<Request, Session>) sessions.getTransformation().getInputs().get(0);
    return new KeyedOneInputStreamOperatorTestHarness<>(
        window.getOperatorFactory(),
        request -> request.client,
        Types.STRING,
        12,
        parallelism,
        subtask);
  }
}
