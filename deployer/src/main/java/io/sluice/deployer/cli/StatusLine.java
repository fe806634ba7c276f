package io.sluice.deployer.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.SavepointInfo;
import io.sluice.deployer.cluster.status.JobView;
import io.sluice.deployer.cluster.status.LiveDetails;
import io.sluice.deployer.rest.CheckpointStatistics;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What status says of one resource, for programs. Times are RFC 3339, sizes bytes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusLine(
    String kind,
    String namespace,
    String name,
    String lifecycle,
    String jobManager,
    @Nullable String job,
    @Nullable String jobId,
    @Nullable Boolean allTasksRun,
    String release,
    @Nullable Long parallelism,
    @Nullable CheckpointLine checkpoint,
    @Nullable SavepointLine savepoint,
    @Nullable String leader,
    int pods,
    int podsReady,
    @Nullable Integer jobRestarts,
    int podRestarts,
    @Nullable String note,
    List<TroubleLine> problems) {

  /** The newest completed checkpoint. */
  record CheckpointLine(long id, String time, long bytes, String path) {}

  /** The newest savepoint. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SavepointLine(@Nullable String time, String path) {}

  static StatusLine of(LiveDetails details) {
    LiveResource live = details.live();
    String job = live.job().state();
    return new StatusLine(
        live.kind(),
        live.namespace(),
        live.name(),
        live.lifecycle().toString(),
        live.jobManager(),
        job.isEmpty() ? null : job,
        live.job().id(),
        details.jobView().map(JobView::allTasksRun).orElse(null),
        details.release(),
        details.parallelism().orElse(null),
        details
            .jobView()
            .flatMap(JobView::checkpointStatistics)
            .map(StatusLine::checkpoint)
            .orElse(null),
        savepoint(live).orElse(null),
        details.leader(),
        details.pods(),
        details.podsReady(),
        details.jobView().map(JobView::restarts).orElse(null),
        details.podRestarts(),
        details.note().isEmpty() ? null : details.note(),
        details.troubles().stream().map(TroubleLine::of).toList());
  }

  private static @Nullable CheckpointLine checkpoint(CheckpointStatistics statistics) {
    return statistics.last() == null
        ? null
        : new CheckpointLine(
            statistics.last().id(),
            String.valueOf(statistics.completedAt()),
            statistics.last().bytes(),
            statistics.last().path());
  }

  private static Optional<SavepointLine> savepoint(LiveResource live) {
    @Nullable SavepointInfo last = live.job().lastSavepoint();
    return last == null
        ? Optional.ofNullable(live.job().upgradeSavepoint())
            .map(path -> new SavepointLine(null, path))
        : Optional.of(new SavepointLine(last.time().toString(), last.location()));
  }
}
