package io.sluice.jobs.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a harness may be interrupted when it closes
class CheckEventsTest {
  @Test
  void isSilentWhileEachEventFollowsFromTheOneBefore() throws Exception {
    try (var check = opened(0)) {
      send(check, 0, Kind.OFFER, Kind.PROBE, Kind.ACCEPT, Kind.RENEW, Kind.RECALL, Kind.RETURN);

      assertThat(check.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void reportsAnIllegalEventAndLeavesTheStateAsItWas() throws Exception {
    try (var check = opened(0)) {
      send(check, 0, Kind.OFFER, Kind.RETURN, Kind.ACCEPT);

      assertThat(check.extractOutputValues())
          .singleElement()
          .hasToString(
              "ILLEGAL_TRANSITION: RETURN of 10.0.0.1 in state OFFERED, event 1 where 1 was expected");
    }
  }

  @Test
  void reportsMissingEventsOnceAndThenFollowsAgain() throws Exception {
    try (var check = opened(0)) {
      send(check, 0, Kind.OFFER);
      send(check, 4, Kind.PROBE, Kind.RECALL, Kind.RETURN, Kind.RETURN);

      assertThat(types(check))
          .containsExactly(AlertType.SEQUENCE_GAP, AlertType.ILLEGAL_TRANSITION);
      assertThat(check.extractOutputValues().get(0).expectedSequence).isEqualTo(1);
    }
  }

  @Test
  void reportsAnAddressThatDoesNotBeginWithItsFirstEvent() throws Exception {
    try (var check = opened(0)) {
      send(check, 7, Kind.ACCEPT, Kind.RENEW);

      assertThat(types(check)).containsExactly(AlertType.SEQUENCE_GAP);
    }
  }

  @Test
  void reportsARepeatedEventAndIgnoresIt() throws Exception {
    try (var check = opened(0)) {
      send(check, 0, Kind.OFFER, Kind.DECLINE);
      send(check, 1, Kind.DECLINE, Kind.OFFER);

      assertThat(types(check)).containsExactly(AlertType.SEQUENCE_REPEAT);
    }
  }

  @Test
  void keepsAndComparesThePayloadOfEachAddressAcrossChangesOfItsSize() throws Exception {
    OperatorSubtaskState checkpoint;
    try (var check = opened(100)) {
      send(check, 0, Kind.OFFER, Kind.DECLINE, Kind.OFFER, Kind.DECLINE);
      checkpoint = check.snapshot(1, 1);
      assertThat(check.extractOutputValues()).isEmpty();
    }
    try (var check = harness(7, 1, 0)) {
      check.initializeState(checkpoint);
      check.open();
      send(check, 4, Kind.OFFER, Kind.DECLINE, Kind.OFFER);

      assertThat(check.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void givesExactlyOneAlertForEachErrorOfTheGenerator() throws Exception {
    GeneratedEvents generator = new GeneratedEvents(7, 0.2);
    long errors = 0;
    try (var check = opened(16)) {
      for (long i = 0; i < 10_000; i++) {
        check.processElement(generator.map(i), 0);
        errors += generator.isError(i) ? 1 : 0;
      }

      assertThat(errors).isBetween(1_800L, 2_200L);
      assertThat(types(check)).hasSize((int) errors).containsOnly(AlertType.ILLEGAL_TRANSITION);
    }
  }

  @Test
  void followsEachAddressWithoutABreakWhenRescaledFromTwoToThree() throws Exception {
    GeneratedEvents generator = new GeneratedEvents(40, 0);
    List<OperatorSubtaskState> checkpoints = new ArrayList<>();
    for (int subtask = 0; subtask < 2; subtask++) {
      try (var check = harness(32, 2, subtask)) {
        check.open();
        generate(check, generator, 0, 999, 2, subtask);
        checkpoints.add(check.snapshot(1, 1));
      }
    }
    OperatorSubtaskState both =
        AbstractStreamOperatorTestHarness.repackageState(
            checkpoints.toArray(new OperatorSubtaskState[0]));

    List<Alert> alerts = new ArrayList<>();
    for (int subtask = 0; subtask < 3; subtask++) {
      try (var check = harness(32, 3, subtask)) {
        check.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(both, 12, 2, 3, subtask));
        check.open();
        generate(check, generator, 999, 3_000, 3, subtask);
        alerts.addAll(check.extractOutputValues());
      }
    }

    assertThat(alerts).isEmpty();
  }

  @Test
  void keepsItsStateInRocksDbToo() throws Exception {
    GeneratedEvents generator = new GeneratedEvents(10, 0);
    OperatorSubtaskState checkpoint;
    try (var check = harness(64, 1, 0)) {
      check.setStateBackend(new EmbeddedRocksDBStateBackend());
      check.open();
      generate(check, generator, 0, 500, 1, 0);
      checkpoint = check.snapshot(1, 1);
    }
    try (var check = harness(64, 1, 0)) {
      check.setStateBackend(new EmbeddedRocksDBStateBackend());
      check.initializeState(checkpoint);
      check.open();
      generate(check, generator, 500, 1_000, 1, 0);

      assertThat(check.extractOutputValues()).isEmpty();
    }
  }

  private static List<AlertType> types(
      KeyedOneInputStreamOperatorTestHarness<String, Event, Alert> check) {
    List<AlertType> types = new ArrayList<>();
    check.extractOutputValues().forEach(alert -> types.add(alert.type));
    return types;
  }

  private static void generate(
      KeyedOneInputStreamOperatorTestHarness<String, Event, Alert> check,
      GeneratedEvents generator,
      long from,
      long to,
      int parallelism,
      int subtask)
      throws Exception {
    for (long i = from; i < to; i++) {
      Event event = generator.map(i);
      int owner =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(event.address, 12, parallelism);
      if (owner == subtask) {
        check.processElement(event, 0);
      }
    }
  }

  private static void send(
      KeyedOneInputStreamOperatorTestHarness<String, Event, Alert> check,
      long sequence,
      Kind... kinds)
      throws Exception {
    for (int i = 0; i < kinds.length; i++) {
      check.processElement(new Event("10.0.0.1", sequence + i, kinds[i]), 0);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Event, Alert> opened(int payload)
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, Event, Alert> harness = harness(payload, 1, 0);
    harness.open();
    return harness;
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Event, Alert> harness(
      int payload, int parallelism, int subtask) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new CheckEvents(payload)),
        event -> event.address,
        Types.STRING,
        12,
        parallelism,
        subtask);
  }
}
