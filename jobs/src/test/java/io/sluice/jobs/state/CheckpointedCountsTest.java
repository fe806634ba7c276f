package io.sluice.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a harness may be interrupted when it closes
class CheckpointedCountsTest {
  @Test
  void goesOnWithTheTotalsOfTheCheckpoint() throws Exception {
    OperatorSubtaskState checkpoint = checkpointAfter(3, 0, 1);

    assertThat(totalsAfterRestore(checkpoint, 1, 1, 0)).containsExactly(3, 1);
  }

  @Test
  void keepsTheSumOverTheSubtasksWhenRescaled() throws Exception {
    OperatorSubtaskState both =
        AbstractStreamOperatorTestHarness.repackageState(
            checkpointAfter(5, 0, 2), checkpointAfter(8, 1, 2));

    long elements = 0;
    long even = 0;
    for (int subtask = 0; subtask < 3; subtask++) {
      long[] totals = totalsAfterRestore(both, 2, 3, subtask);
      elements += totals[0];
      even += totals[1];
    }

    assertThat(elements).isEqualTo(13);
    assertThat(even).isEqualTo(6);
  }

  @Test
  void publishesTheTotalsAsAccumulators() throws Exception {
    Parity parity = new Parity();
    try (OneInputStreamOperatorTestHarness<Integer, Integer> harness = harness(parity, 1, 0)) {
      harness.initializeState(checkpointAfter(3, 0, 1));
      harness.open();
      harness.processElement(4, 0);

      assertThat(parity.getRuntimeContext().getLongCounter("elements").getLocalValue())
          .isEqualTo(4L);
      assertThat(parity.getRuntimeContext().getLongCounter("even").getLocalValue()).isEqualTo(2L);
    }
  }

  private static OperatorSubtaskState checkpointAfter(int elements, int subtask, int parallelism)
      throws Exception {
    try (OneInputStreamOperatorTestHarness<Integer, Integer> harness =
        harness(new Parity(), parallelism, subtask)) {
      harness.open();
      for (int i = 1; i <= elements; i++) {
        harness.processElement(i, 0);
      }
      return harness.snapshot(1, 1);
    }
  }

  private static long[] totalsAfterRestore(
      OperatorSubtaskState checkpoint, int before, int now, int subtask) throws Exception {
    Parity parity = new Parity();
    try (OneInputStreamOperatorTestHarness<Integer, Integer> harness =
        harness(parity, now, subtask)) {
      harness.initializeState(
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              checkpoint, 12, before, now, subtask));
      harness.open();
      return new long[] {parity.elements.value(), parity.even.value()};
    }
  }

  private static OneInputStreamOperatorTestHarness<Integer, Integer> harness(
      Parity parity, int parallelism, int subtask) throws Exception {
    return new OneInputStreamOperatorTestHarness<>(
        new ProcessOperator<>(parity), 12, parallelism, subtask);
  }

  private static final class Parity extends CountingFunction<Integer, Integer> {
    private static final long serialVersionUID = 1L;

    private final Count elements = count("elements");
    private final Count even = count("even");

    @Override
    public void processElement(Integer element, Context context, Collector<Integer> out) {
      elements.increment();
      if (element % 2 == 0) {
        even.increment();
      }
    }
  }
}
