package io.sluice.deployer.local;

import io.sluice.deployer.local.state.OutputLocation;
import io.sluice.deployer.local.state.RestorePoint;
import io.sluice.deployer.rest.VertexRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a run ended. */
public sealed interface LocalOutcome {

  /**
   * The job came to its end.
   *
   * @param duration how long it ran
   * @param counts the job's own counts (Flink's accumulators), sorted by name
   * @param vertices what went through each vertex
   * @param outputs what lies where the job wrote
   */
  record Finished(
      Duration duration,
      Map<String, String> counts,
      List<VertexRecords> vertices,
      List<OutputLocation> outputs)
      implements LocalOutcome {
    public Finished {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
      vertices = List.copyOf(vertices);
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * The run was stopped, or the job was cancelled.
   *
   * @param restorePoint from what it can go on; null if it had not come so far
   * @param savepointProblem why that is no new savepoint, in one line; null if it is one, or if the
   *     job had not begun to run
   * @param counts the job's own counts, sorted by name; none if it had not begun to run
   * @param outputs what lies where the job wrote
   */
  record Stopped(
      @Nullable RestorePoint restorePoint,
      @Nullable String savepointProblem,
      Map<String, String> counts,
      List<OutputLocation> outputs)
      implements LocalOutcome {
    public Stopped {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
      outputs = List.copyOf(outputs);
    }

    /** Stopped before the job ran: what it was to go on from is as it was. */
    static Stopped beforeItRan(@Nullable RestorePoint restorePoint) {
      return new Stopped(restorePoint, null, Map.of(), List.of());
    }

    /** From what the job can go on. */
    public Optional<RestorePoint> resumesFrom() {
      return Optional.ofNullable(restorePoint);
    }

    /** Why there is no new savepoint. */
    public Optional<String> problem() {
      return Optional.ofNullable(savepointProblem);
    }
  }

  /**
   * The job failed, or a process without which it cannot run ended.
   *
   * @param cause why, in one line
   * @param log where the rest of it is
   * @param restorePoint from what it can go on; null if it had not come so far
   */
  record Failed(String cause, Path log, @Nullable RestorePoint restorePoint)
      implements LocalOutcome {

    /** From what the job can go on. */
    public Optional<RestorePoint> resumesFrom() {
      return Optional.ofNullable(restorePoint);
    }
  }
}
