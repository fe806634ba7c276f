package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.PlayedJobManager;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Plays the one job of a JobManager that every resource runs on. */
public final class PlayedFlink implements RunningFlink, BeforeEachCallback, AfterEachCallback {
  public static final String JOB = "00000000000000000000000000000001";

  private final PlayedJobManager jobManager = new PlayedJobManager();

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    jobManager.beforeEach(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    jobManager.afterEach(context);
  }

  public void answers(String path, String json) {
    answersAt("/jobs/" + JOB + path, json);
  }

  /** What does not concern the job. */
  public void answersAt(String path, String json) {
    jobManager.answers(path, json);
  }

  /** The requests of before, as {@code GET /jobs/overview}. */
  public List<String> asked() {
    return jobManager.asked();
  }

  public void restoredFrom(String path, boolean savepoint) {
    answers(
        "/checkpoints",
        "{\"latest\":{\"restored\":{\"id\":7,\"is_savepoint\":%s,\"external_path\":\"%s\"}}}"
            .formatted(savepoint, path));
  }

  public void runsWith(int parallelism, int max) {
    answers("/config", "{\"execution-config\":{\"job-parallelism\":%d}}".formatted(parallelism));
    answers(
        "",
        "{\"vertices\":[{\"name\":\"map\",\"parallelism\":%d,\"maxParallelism\":%d}]}"
            .formatted(parallelism, max));
  }

  @Override
  public <T> T ask(LiveResource live, BiFunction<FlinkRest, String, T> question) {
    return question.apply(jobManager.rest(), JOB);
  }
}
