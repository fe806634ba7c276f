package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.local.config.LocalConfiguration;
import io.sluice.deployer.local.config.LocalNetwork;
import io.sluice.deployer.local.config.MachineFit;
import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.local.state.StateDirectory;
import io.sluice.deployer.rest.JobDetails;
import io.sluice.deployer.rest.JobState;
import io.sluice.deployer.rest.PassingTime;
import io.sluice.deployer.rest.PlayedJobManager;
import io.sluice.deployer.spec.MemorySize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EndingsTest {
  private static final String COUNTS =
      "{\"user-task-accumulators\":[{\"name\":\"counted\",\"value\":\"7\"}]}";
  private static final String FAILURE =
      "{\"exceptionHistory\":{\"entries\":[{\"stacktrace\":\"a.b.C: broken\"}]}}";

  @RegisterExtension final PlayedJobManager jobManager = new PlayedJobManager();
  @TempDir Path root;

  private final Queue<Integer> refusals = new ArrayDeque<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Endings endings;

  @BeforeEach
  void listens() {
    answers("/jobs/1/accumulators", COUNTS);
    answers("/jobs/1/exceptions", FAILURE);
    endings =
        new Endings(
            jobManager.rest(),
            plan(),
            StateDirectory.of(root, "job"),
            root.resolve("jobmanager.log"),
            new PassingTime(pauses::add));
  }

  @Test
  void aFinishedJobHasItsCountsThoughTheJobManagerWasBusyAtFirst() throws Exception {
    refusals.addAll(List.of(503, 500));
    assertThat(finished().counts()).isEqualTo(Map.of("counted", "7"));
    assertThat(pauses).hasSize(2);
  }

  @Test
  void aFinishedJobHasFinishedEvenWhenItsCountsCannotBeReadAnyMore() throws Exception {
    jobManager.goes();
    assertThat(finished().counts()).isEmpty();
    assertThat(pauses).hasSize(4);
  }

  @Test
  void aFailedJobTellsItsCauseThoughTheJobManagerWasBusyAtFirst() throws Exception {
    refusals.add(503);
    assertThat(endings.of(job(JobState.FAILED)))
        .isEqualTo(new LocalOutcome.Failed("C: broken", root.resolve("jobmanager.log"), null));
  }

  private LocalOutcome.Finished finished() throws InterruptedException {
    return (LocalOutcome.Finished) endings.of(job(JobState.FINISHED));
  }

  private void answers(String path, String body) {
    jobManager.handles(
        path,
        exchange -> {
          Integer refusal = refusals.poll();
          PlayedJobManager.answer(
              exchange, refusal == null ? 200 : refusal, refusal == null ? body : "{}");
        });
  }

  private static JobDetails job(JobState state) {
    return new JobDetails("job", state, Duration.ofSeconds(1), true, List.of());
  }

  private static RunPlan plan() {
    return new RunPlan(
        LocalJob.of("job", Path.of("job.jar"), "com.acme.Job").build(),
        "1",
        new MachineFit(MemorySize.ofMebibytes(1600), MemorySize.ofMebibytes(1728), 1, 1, null),
        new LocalNetwork("8081", 40000),
        new LocalConfiguration(Map.of(), List.of(), Set.of(), List.of()),
        null,
        null,
        null,
        List.of());
  }
}
