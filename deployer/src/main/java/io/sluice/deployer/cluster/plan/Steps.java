package io.sluice.deployer.cluster.plan;

import java.util.List;
import java.util.stream.Stream;

/** What the operator does, step by step, as a person would do it. */
final class Steps {
  private final Facts facts;

  Steps(Facts facts) {
    this.facts = facts;
  }

  /** Nothing of a job that is stopped has to be removed. */
  List<String> remove() {
    if (facts.isStopped()) {
      return List.of();
    }
    return facts.neverStarted()
        ? List.of("delete the JobManager, which has never started")
        : List.of("cancel the job", removal() + ", HA metadata too");
  }

  List<String> removeButMetadata() {
    return facts.isStopped()
        ? List.of()
        : List.of(removal() + "; the HA metadata stays, no savepoint is taken");
  }

  List<String> stopWithSavepoint() {
    String where =
        facts
            .wanted()
            .savepoints()
            .map(path -> " below " + path)
            .orElse(" (no place is described)");
    return facts.isSessionJob()
        ? List.of("stop the job with a savepoint" + where)
        : List.of("stop the job with a savepoint" + where, removal());
  }

  /**
   * Stops and starts.
   *
   * @param stop how it stops
   * @param from where it starts
   */
  List<String> restart(List<String> stop, String from) {
    if (facts.wanted().isSuspended()) {
      return Stream.concat(stop.stream(), Stream.of("leave it stopped")).toList();
    }
    String start =
        !facts.wanted().hasJob()
            ? "start the JobManager with the new specification"
            : from.equals("nothing")
                ? "start the job with the new specification, without state"
                : "start the job with the new specification from " + from;
    return Stream.concat(stop.stream(), Stream.of(start)).toList();
  }

  private String removal() {
    return facts.isSessionJob()
        ? "remove the job from its session cluster"
        : "delete the JobManager and the TaskManagers";
  }
}
