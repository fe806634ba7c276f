package io.sluice.deployer.cluster.status;

import static io.sluice.deployer.cluster.status.TestDetails.NOW;
import static io.sluice.deployer.cluster.status.TestDetails.live;
import static io.sluice.deployer.cluster.status.TestDetails.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.trouble.TestPods;
import io.sluice.deployer.cluster.trouble.Trouble;
import io.sluice.deployer.rest.CheckpointStatistics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveTroublesTest {
  private static final LiveResource STABLE = live("FlinkDeployment", "web", "STABLE", "RUNNING");

  private final LiveTroubles troubles = new LiveTroubles((pod, container, restarted) -> List.of());

  private static JobView failing(String failure) {
    return new JobView(
        true, 0, new CheckpointStatistics(null, null, 3, NOW.minusSeconds(9), failure), List.of());
  }

  @Test
  void whatRunsWellHasNone() {
    assertThat(troubles.of(STABLE, List.of(TestPods.ready(TestPods.jobManager())), running(), NOW))
        .isEmpty();
  }

  @Test
  void checkpointsThatFailAreTroubleWithTheirReason() {
    List<Trouble> found =
        troubles.of(STABLE, List.of(), failing("Checkpoint expired before completing."), NOW);

    assertThat(found)
        .extracting(Trouble::toString)
        .containsExactly("checkpoints: the last one failed: Checkpoint expired before completing.");
    assertThat(found.get(0).cause()).isEqualTo("checkpoint-expired");
    assertThat(found.get(0).time()).isEqualTo(NOW.minusSeconds(9));
  }

  @Test
  void anUnknownReasonOfAFailedCheckpointPointsToTheLog() {
    assertThat(troubles.of(STABLE, List.of(), failing("odd"), NOW))
        .extracting(Trouble::fix)
        .containsExactly("see the JobManager's log: 'sluice logs'");
  }

  @Test
  void theGravestComesFirst() {
    Pod pending = TestPods.unschedulable(TestPods.jobManager(), "0/1 nodes are available");
    LiveResource refused =
        live(
            "FlinkDeployment",
            "web",
            "FAILED",
            "",
            Map.of("error", "{\"type\":\"x.ValidationException\",\"message\":\"no\"}"));

    assertThat(troubles.of(refused, List.of(pending), failing("odd"), NOW))
        .extracting(Trouble::where)
        .containsExactly("operator", "checkpoints", "Pod/web-5d9c7b-abcde");
  }
}
