package io.sluice.deployer.cluster.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.rest.PlayedJobManager;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobProbeTest {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "/jobs/overview",
          "{\"jobs\":[{\"jid\":\"1\",\"name\":\"web\",\"state\":\"RUNNING\","
              + "\"tasks\":{\"total\":2,\"running\":1}}]}",
          "/jobs/1",
          "{\"state\":\"RUNNING\",\"vertices\":[]}",
          "/jobs/1/metrics",
          "[{\"id\":\"numRestarts\",\"value\":\"7\"}]",
          "/jobs/1/exceptions",
          "{\"exceptionHistory\":{\"entries\":[{\"timestamp\":5,\"stacktrace\":\"a.B: no\"}]}}");

  @RegisterExtension final PlayedJobManager jobManager = new PlayedJobManager();

  @Test
  void putsTogetherWhatTheJobManagerSaysAlsoOfAJobWithoutCheckpoints() {
    ANSWERS.forEach(jobManager::answers);

    JobView view = JobProbe.view(jobManager.rest(), "1");

    assertThat(view.allTasksRun()).isFalse();
    assertThat(view.restarts()).isEqualTo(7);
    assertThat(view.checkpointStatistics()).isEmpty();
    assertThat(view.failures()).hasSize(1);
  }
}
