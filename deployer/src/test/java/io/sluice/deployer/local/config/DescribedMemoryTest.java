package io.sluice.deployer.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.local.error.UnusableJobException;
import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.memory.JobManagerMemory;
import io.sluice.deployer.memory.TaskManagerMemory;
import io.sluice.deployer.spec.MemorySize;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescribedMemoryTest {
  private static final MemorySize LARGE = MemorySize.parse("64g");
  private static final MemorySize SMALL = MemorySize.parse("4g");

  private final LocalJob.Builder job = LocalJob.of("job", Path.of("job.jar"), "com.acme.Job");

  @Test
  void aDescriptionOfFlinksMemoryAloneStaysAsItIsWhereItFits() {
    job.option("taskmanager.memory.flink.size", "4g").option("jobmanager.memory.flink.size", "2g");

    Map<String, String> here = memoryOn(LARGE);

    assertThat(here)
        .isEqualTo(
            Map.of("taskmanager.memory.flink.size", "4g", "jobmanager.memory.flink.size", "2g"));
    assertThat(fit(LARGE).taskManager().toMebibytes())
        .isEqualTo(processOfTaskManager(here) >> 20)
        .isGreaterThan(4500);
  }

  @Test
  void partsThatAddUpWithoutATotalStayAsTheyAreWhereTheyFit() {
    job.option("taskmanager.memory.task.heap.size", "1g")
        .option("taskmanager.memory.managed.size", "1g")
        .option("jobmanager.memory.heap.size", "3g");

    assertThat(memoryOn(LARGE)).isEqualTo(job.build().flinkConfiguration());
  }

  @Test
  void aTotalInTheConfigurationAloneIsScaledWithItsParts() {
    job.option("taskmanager.memory.process.size", "8g")
        .option("taskmanager.memory.managed.size", "4g")
        .option("taskmanager.memory.jvm-metaspace.size", "300m");

    Map<String, String> here = memoryOn(SMALL);

    assertThat(here)
        .containsEntry("taskmanager.memory.process.size", fit(SMALL).taskManager().toString())
        .containsEntry("taskmanager.memory.jvm-metaspace.size", "300m");
    TaskManagerMemory split = TaskManagerMemory.of("1.20", here);
    assertThat(split.managed()).isBetween(200L << 20, 1L << 30);
    assertThat(split.process()).isEqualTo(fit(SMALL).taskManager().bytes());
  }

  @Test
  void flinksMemoryIsScaledInBothRolesAndFlinkAcceptsWhatComesOfIt() {
    job.option("taskmanager.memory.flink.size", "8g")
        .option("taskmanager.memory.task.off-heap.size", "2g")
        .option("jobmanager.memory.flink.size", "4g")
        .option("jobmanager.memory.off-heap.size", "1g");

    Map<String, String> here = memoryOn(SMALL);

    assertThat(here)
        .doesNotContainKeys("taskmanager.memory.flink.size", "jobmanager.memory.flink.size");
    assertThat(processOfTaskManager(here)).isEqualTo(fit(SMALL).taskManager().bytes());
    assertThat(JobManagerMemory.of("1.20", here).process())
        .isEqualTo(fit(SMALL).jobManager().bytes())
        .isLessThan(2L << 30);
  }

  @Test
  void partsThatAddUpAreScaledInBothRolesWithoutATotalThatWouldContradictThem() {
    job.taskManagerMemory(MemorySize.parse("8g"))
        .option("taskmanager.memory.task.heap.size", "3g")
        .option("taskmanager.memory.managed.size", "3g")
        .option("jobmanager.memory.heap.size", "4g");

    Map<String, String> here = memoryOn(SMALL);

    assertThat(here)
        .doesNotContainKeys("taskmanager.memory.process.size", "jobmanager.memory.process.size");
    assertThat(processOfTaskManager(here)).isLessThanOrEqualTo(fit(SMALL).taskManager().bytes());
    assertThat(JobManagerMemory.of("1.20", here).process())
        .isLessThanOrEqualTo(fit(SMALL).jobManager().bytes());
  }

  @Test
  void aSizeThatIsNoneIsNamed() {
    job.option("taskmanager.memory.flink.size", "much");
    assertThatThrownBy(() -> fit(LARGE))
        .isInstanceOf(UnusableJobException.class)
        .hasMessageContaining("flinkConfiguration.taskmanager.memory.flink.size 'much'");
  }

  private Map<String, String> memoryOn(MemorySize machine) {
    LocalNetwork network = new LocalNetwork("8081-8181", 40000);
    Map<String, String> options =
        new HashMap<>(
            LocalConfiguration.of(job.build(), fit(machine), network, Path.of("/tmp")).options());
    options.keySet().removeIf(key -> !key.contains(".memory."));
    return options;
  }

  private MachineFit fit(MemorySize machine) {
    return MachineFit.of(job.build(), machine);
  }

  private static long processOfTaskManager(Map<String, String> options) {
    return TaskManagerMemory.of("1.20", options).process();
  }
}
