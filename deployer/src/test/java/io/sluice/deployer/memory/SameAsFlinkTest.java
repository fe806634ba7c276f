package io.sluice.deployer.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameAsFlinkTest {
  private static final int CONFIGURATIONS = 1500;
  private static final long SEED = 20260819L;

  private static final List<String> TASK_MANAGER_SIZES =
      List.of(
          "taskmanager.memory.framework.heap.size",
          "taskmanager.memory.framework.off-heap.size",
          "taskmanager.memory.task.heap.size",
          "taskmanager.memory.task.off-heap.size",
          "taskmanager.memory.managed.size",
          "taskmanager.memory.size",
          "taskmanager.memory.network.min",
          "taskmanager.memory.network.max",
          "taskmanager.network.memory.min",
          "taskmanager.memory.jvm-metaspace.size",
          "taskmanager.memory.jvm-overhead.min",
          "taskmanager.memory.jvm-overhead.max");
  private static final List<String> TASK_MANAGER_FRACTIONS =
      List.of(
          "taskmanager.memory.managed.fraction",
          "taskmanager.memory.network.fraction",
          "taskmanager.network.memory.fraction",
          "taskmanager.memory.jvm-overhead.fraction");
  private static final List<String> JOB_MANAGER_SIZES =
      List.of(
          "jobmanager.memory.heap.size",
          "jobmanager.memory.off-heap.size",
          "jobmanager.memory.jvm-metaspace.size",
          "jobmanager.memory.jvm-overhead.min",
          "jobmanager.memory.jvm-overhead.max");
  private static final List<String> JOB_MANAGER_FRACTIONS =
      List.of("jobmanager.memory.jvm-overhead.fraction");

  @ParameterizedTest
  @ValueSource(strings = {"1.17", "1.18", "1.19", "1.20"})
  void splitsTaskManagersAsFlinkDoesOrRefusesWithIt(String line) throws Exception {
    Random random = new Random(SEED);
    int accepted = 0;
    try (FlinksCalculator flink = new FlinksCalculator(line)) {
      for (int i = 0; i < CONFIGURATIONS; i++) {
        Map<String, String> configuration =
            configuration(random, "taskmanager", TASK_MANAGER_SIZES, TASK_MANAGER_FRACTIONS);
        if (random.nextInt(10) == 0) {
          configuration.put("taskmanager.network.numberOfBuffers", "" + random.nextInt(8192));
        }
        Optional<TaskManagerMemory> expected = flink.taskManager(configuration);
        accepted += expected.isPresent() ? 1 : 0;

        assertThat(split(() -> TaskManagerMemory.of(line, configuration)))
            .as("%s of seed %s: %s", i, SEED, configuration)
            .isEqualTo(expected);
      }
    }
    assertThat(accepted).isBetween(CONFIGURATIONS / 4, CONFIGURATIONS * 3 / 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.17", "1.18", "1.19", "1.20"})
  void splitsJobManagersAsFlinkDoesOrRefusesWithIt(String line) throws Exception {
    Random random = new Random(SEED);
    int accepted = 0;
    try (FlinksCalculator flink = new FlinksCalculator(line)) {
      for (int i = 0; i < CONFIGURATIONS; i++) {
        Map<String, String> configuration =
            configuration(random, "jobmanager", JOB_MANAGER_SIZES, JOB_MANAGER_FRACTIONS);
        Optional<JobManagerMemory> expected = flink.jobManager(configuration);
        accepted += expected.isPresent() ? 1 : 0;

        assertThat(split(() -> JobManagerMemory.of(line, configuration)))
            .as("%s of seed %s: %s", i, SEED, configuration)
            .isEqualTo(expected);
      }
    }
    assertThat(accepted).isBetween(CONFIGURATIONS / 4, CONFIGURATIONS * 9 / 10);
  }

  private static <T> Optional<T> split(Supplier<T> calculation) {
    try {
      return Optional.of(calculation.get());
    } catch (MemorySplitException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> configuration(
      Random random, String process, List<String> sizes, List<String> fractions) {
    Map<String, String> configuration = new LinkedHashMap<>();
    int totals = random.nextInt(10);
    if (totals != 0 && totals != 8) {
      configuration.put(process + ".memory.process.size", size(random, 8192));
    }
    if (totals >= 8) {
      configuration.put(process + ".memory.flink.size", size(random, 6144));
    }
    int likelihood = 3 + random.nextInt(30);
    for (String option : sizes) {
      if (random.nextInt(likelihood) == 0) {
        configuration.put(option, size(random, option.endsWith(".max") ? 4096 : 1024));
      }
    }
    for (String option : fractions) {
      if (random.nextInt(likelihood) == 0) {
        configuration.put(option, fraction(random));
      }
    }
    return configuration;
  }

  private static String size(Random random, int mebibytes) {
    return switch (random.nextInt(12)) {
      case 0 -> random.nextInt(mebibytes << 10) + "k";
      case 1 -> (1L + random.nextInt(mebibytes)) * 1_000_003L + "";
      case 2 -> (1 + random.nextInt(4)) + "g";
      case 3 -> 128 * random.nextInt(Math.max(1, mebibytes / 128)) + " mb";
      case 4 -> random.nextInt(20) == 0 ? "1.5g" : random.nextInt(mebibytes) + "m";
      default -> (mebibytes / 2 + random.nextInt(mebibytes / 2)) + "m";
    };
  }

  private static String fraction(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> "0";
      case 1 -> "1.0";
      case 2 -> "-0.1";
      case 3 -> "ten";
      default -> "" + Math.round(random.nextDouble() * 600) / 1000.0;
    };
  }
}
