package io.sluice.deployer.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.deployer.memory.MemorySplitException.Reason;
import io.sluice.deployer.spec.MemorySize;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobManagerMemoryTest {
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void splitsTheSizeOfTheProcess() {
    JobManagerMemory memory = JobManagerMemory.of("1.20", MemorySize.parse("2048m"), Map.of());

    assertThat(memory.offHeap()).isEqualTo(128 * MEBIBYTE);
    assertThat(memory.metaspace()).isEqualTo(256 * MEBIBYTE);
    assertThat(memory.overhead() / MEBIBYTE).isEqualTo(204);
    assertThat(memory.flink()).isEqualTo(memory.heap() + memory.offHeap());
    assertThat(memory.process()).isEqualTo(2048 * MEBIBYTE);
  }

  @Test
  void refusesATotalThatDiffersFromItsParts() {
    assertThatExceptionOfType(MemorySplitException.class)
        .isThrownBy(
            () ->
                JobManagerMemory.of(
                    "1.20",
                    Map.of(
                        "jobmanager.memory.flink.size", "1g",
                        "jobmanager.memory.heap.size", "512m",
                        "jobmanager.memory.off-heap.size", "256m")))
        .withMessage(
            "jobmanager.memory.flink.size is 1024m, but heap and off-heap are 768m; set only two of the"
                + " three")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DIFFERS_FROM_TOTAL));
  }

  @Test
  void refusesATotalWithoutRoomForTheHeap() {
    assertThatExceptionOfType(MemorySplitException.class)
        .isThrownBy(() -> JobManagerMemory.of("1.20", MemorySize.parse("576m"), Map.of()))
        .withMessage(
            "jobmanager.memory.process.size gives Flink 128m, all of which"
                + " jobmanager.memory.off-heap.size of 128m takes; raise the first or lower the second")
        .satisfies(e -> assertThat(e.option()).isEqualTo("jobmanager.memory.process.size"));
  }
}
