package io.sluice.deployer.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.deployer.memory.MemorySplitException.Reason;
import io.sluice.deployer.spec.MemorySize;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskManagerMemoryTest {
  private static final long MEBIBYTE = 1 << 20;

  private static void assertRefused(
      Map<String, String> configuration, Reason reason, String option, String message) {
    assertThatExceptionOfType(MemorySplitException.class)
        .isThrownBy(() -> TaskManagerMemory.of("1.20", configuration))
        .withMessage(message)
        .satisfies(
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.option()).isEqualTo(option);
            });
  }

  @Test
  void leavesAboutTwentySixMebibytesOfTaskHeapInOneGibibyte() {
    TaskManagerMemory memory = TaskManagerMemory.of("1.18", MemorySize.parse("1024m"), Map.of());

    assertThat(memory.taskHeap() / MEBIBYTE).isBetween(25L, 26L);
    assertThat(memory.managed() / MEBIBYTE).isEqualTo(230);
    assertThat(memory.network()).isEqualTo(64 * MEBIBYTE);
    assertThat(memory.metaspace()).isEqualTo(256 * MEBIBYTE);
    assertThat(memory.overhead()).isEqualTo(192 * MEBIBYTE);
    assertThat(memory.process()).isEqualTo(1024 * MEBIBYTE);
  }

  @Test
  void addsItsPartsUp() {
    TaskManagerMemory memory = new TaskManagerMemory(1, 2, 4, 8, 16, 32, 64, 128);

    assertThat(memory.heap()).isEqualTo(3);
    assertThat(memory.direct()).isEqualTo(44);
    assertThat(memory.flink()).isEqualTo(63);
    assertThat(memory.process()).isEqualTo(255);
  }

  @Test
  void takesTheResourceForTheSizeOfTheProcess() {
    TaskManagerMemory memory =
        TaskManagerMemory.of(
            "1.20",
            MemorySize.parse("2Gi"),
            Map.of(
                "taskmanager.memory.process.size",
                "8g",
                "taskmanager.memory.managed.fraction",
                "0"));

    assertThat(memory.process()).isEqualTo(2048 * MEBIBYTE);
    assertThat(memory.managed()).isZero();
  }

  @Test
  void refusesAProcessThatMetaspaceAndOverheadFill() {
    assertRefused(
        Map.of("taskmanager.memory.process.size", "400m"),
        Reason.EXCEEDS_TOTAL,
        "taskmanager.memory.process.size",
        "taskmanager.memory.process.size is 400m, less than metaspace 256m and overhead 192m need; raise it");
  }

  @Test
  void refusesPartsThatExceedTheTotal() {
    assertRefused(
        Map.of("taskmanager.memory.process.size", "900m"),
        Reason.EXCEEDS_TOTAL,
        "taskmanager.memory.process.size",
        "taskmanager.memory.process.size gives Flink 452m, but its parts need 500.8m (framework heap"
            + " 128m, task heap 0m, off-heap 128m, managed 180.8m, network 64m); raise it or lower a"
            + " part");
  }

  @Test
  void refusesWhatIsLeftForTheNetworkOutsideItsRange() {
    assertRefused(
        Map.of(
            "taskmanager.memory.flink.size", "1g",
            "taskmanager.memory.task.heap.size", "512m",
            "taskmanager.memory.managed.size", "246m"),
        Reason.OUTSIDE_RANGE,
        "taskmanager.memory.network.min",
        "taskmanager.memory.flink.size leaves 10m, below taskmanager.memory.network.min of 64m; change"
            + " one of the two");
  }

  @Test
  void refusesAConfigurationWithoutAnySize() {
    assertRefused(
        Map.of("taskmanager.memory.managed.fraction", "0.1"),
        Reason.NO_SIZE,
        "taskmanager.memory.process.size",
        "no size is set; set taskmanager.memory.process.size or resource.memory");
  }

  @Test
  void refusesValuesThatAreNoSizesOrFractions() {
    assertRefused(
        Map.of("taskmanager.memory.process.size", "2Gi"),
        Reason.MALFORMED,
        "taskmanager.memory.process.size",
        "taskmanager.memory.process.size: '2Gi' is not an amount of memory; write it like 512m or 2g");
    assertRefused(
        Map.of(
            "taskmanager.memory.process.size", "2g", "taskmanager.memory.network.fraction", "1.2"),
        Reason.BAD_RANGE,
        "taskmanager.memory.network.fraction",
        "taskmanager.memory.network.fraction is 1.2000000476837158; write a number from 0 to below 1");
    assertRefused(
        Map.of(
            "taskmanager.memory.process.size",
            "2g",
            "taskmanager.memory.network.min",
            "2g",
            "taskmanager.memory.network.max",
            "1g"),
        Reason.BAD_RANGE,
        "taskmanager.memory.network.min",
        "taskmanager.memory.network.min is 2048m, above taskmanager.memory.network.max of 1024m; lower it");
    assertRefused(
        Map.of(
            "taskmanager.memory.process.size", "2g", "taskmanager.memory.managed.fraction", "40%"),
        Reason.MALFORMED,
        "taskmanager.memory.managed.fraction",
        "taskmanager.memory.managed.fraction: '40%' is not a fraction; write it like 0.4");
  }
}
