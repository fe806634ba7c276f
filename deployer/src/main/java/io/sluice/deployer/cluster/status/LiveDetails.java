package io.sluice.deployer.cluster.status;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource with all that status tells of it.
 *
 * @param live the resource
 * @param job what its JobManager says; null where it was not asked or did not answer
 * @param note why the JobManager says nothing; empty where it answered, or has nothing to say
 * @param leader the JobManager that leads: its pod, else its address; null where none does
 * @param pods how many pods its cluster has
 * @param podsReady how many of them are ready
 * @param podRestarts how often their containers were started again
 * @param troubles what is wrong, the gravest first
 */
public record LiveDetails(
    LiveResource live,
    @Nullable JobView job,
    String note,
    @Nullable String leader,
    int pods,
    int podsReady,
    int podRestarts,
    List<Trouble> troubles) {
  public LiveDetails {
    troubles = List.copyOf(troubles);
  }

  /** What its JobManager says. */
  public Optional<JobView> jobView() {
    return Optional.ofNullable(job);
  }

  /**
   * The EMR release or the image, and the version of Flink that runs, or else that is described.
   */
  public String release() {
    String flink =
        live.status()
            .text("clusterInfo", "flink-version")
            .or(() -> live.spec().text("flinkVersion"))
            .orElse("");
    Optional<String> label = live.spec().text("emrReleaseLabel");
    return label.map(named -> named + (flink.isEmpty() ? "" : " (" + flink + ")")).orElse(flink);
  }

  /** How parallel the job is described to run; empty for a session cluster. */
  public Optional<Long> parallelism() {
    return live.spec().number("job", "parallelism");
  }
}
