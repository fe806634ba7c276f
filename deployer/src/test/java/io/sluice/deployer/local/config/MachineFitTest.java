package io.sluice.deployer.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.spec.MemorySize;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MachineFitTest {
  private static final LocalJob JOB =
      LocalJob.of("job", Path.of("job.jar"), "com.acme.Job")
          .parallelism(4)
          .slots(2)
          .jobManagerMemory(MemorySize.parse("2048m"))
          .taskManagerMemory(MemorySize.parse("4096m"))
          .build();

  @Test
  void leavesAJobAloneThatFits() {
    assertThat(fit(JOB, "16g"))
        .isEqualTo(
            new MachineFit(MemorySize.ofMebibytes(2048), MemorySize.ofMebibytes(4096), 2, 2, null));
  }

  @Test
  void scalesInProportionAndSaysSo() {
    MachineFit fit = fit(JOB, "8g");
    assertThat(fit.taskManagers()).isEqualTo(2);
    assertThat(fit.slots()).isEqualTo(2);
    assertThat(fit.jobManager().toMebibytes()).isEqualTo(1228);
    assertThat(fit.taskManager().toMebibytes()).isEqualTo(2458);
    assertThat(fit.change().orElseThrow())
        .contains("8192 MiB", "JobManager 2048m -> 1228m", "-> 2 of 2458m with 2");
  }

  @Test
  void takesFewerTaskManagersWithMoreSlotsWhenEvenTheLeastMemoryIsTooMuch() {
    LocalJob wide =
        LocalJob.of("wide", Path.of("job.jar"), "com.acme.Job")
            .parallelism(20)
            .slots(1)
            .taskManagerMemory(MemorySize.parse("2g"))
            .build();
    MachineFit fit = fit(wide, "8g");
    assertThat(fit.taskManagers() * fit.slots()).isGreaterThanOrEqualTo(20);
    assertThat(fit.taskManager().toMebibytes()).isGreaterThanOrEqualTo(1024);
    assertThat(
            fit.jobManager().toMebibytes() + fit.taskManagers() * fit.taskManager().toMebibytes())
        .isLessThanOrEqualTo(6144);
  }

  @Test
  void neverGoesBelowWhatWorksNorAboveWhatIsDescribed() {
    MachineFit fit = fit(JOB, "2g");
    assertThat(fit.jobManager().toMebibytes()).isEqualTo(768);
    assertThat(fit.taskManager().toMebibytes()).isEqualTo(1024);
    assertThat(fit.taskManagers()).isEqualTo(1);
    assertThat(fit.slots()).isEqualTo(4);
  }

  @Test
  void readsTheMemoryFromTheConfigurationAndElseTakesFlinksDefaults() {
    LocalJob.Builder job = LocalJob.of("job", Path.of("job.jar"), "com.acme.Job");
    assertThat(fit(job.build(), "16g").taskManager().toMebibytes()).isEqualTo(1728);
    job.option("taskmanager.memory.process.size", "3 gb");
    assertThat(fit(job.build(), "16g").taskManager().toMebibytes()).isEqualTo(3072);
    assertThat(fit(job.build(), "16g").jobManager().toMebibytes()).isEqualTo(1600);
  }

  private static MachineFit fit(LocalJob job, String machine) {
    return MachineFit.of(job, MemorySize.parse(machine));
  }
}
