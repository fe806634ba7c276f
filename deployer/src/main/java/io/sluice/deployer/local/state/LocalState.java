package io.sluice.deployer.local.state;

import io.sluice.deployer.local.error.AlreadyRunningException;
import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.local.error.StateProtectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a job's runs leave behind, from one run to the next. */
public final class LocalState {
  private LocalState() {}

  /**
   * Deletes everything that a job's runs left.
   *
   * @param stateRoot {@code .sluice} or what stands for it
   * @return whether there was anything
   * @throws AlreadyRunningException if the job runs
   */
  public static boolean clean(Path stateRoot, String name) {
    StateDirectory state = StateDirectory.of(stateRoot, name);
    if (!Files.exists(state.root())) {
      return false;
    }
    RunLock lock = RunLock.take(state, name);
    try {
      endLeftovers(state);
      state.clear();
      return true;
    } finally {
      lock.close();
    }
  }

  /** Ends the processes that the last run left, if it was killed. */
  public static void endLeftovers(StateDirectory state) {
    new RunRecordFile(state)
        .read().stream()
            .flatMap(record -> record.processes().stream())
            .flatMap(mark -> mark.find().stream())
            .forEach(
                process -> {
                  process.destroyForcibly();
                  process.onExit().join();
                });
  }

  /**
   * Decides from where a new run begins; nothing is changed.
   *
   * @param resume whether it is to go on from the last one
   * @return what to go on from; empty to begin anew
   * @throws StateProtectedException if the last run can be gone on from, and that was not asked for
   * @throws LocalRunException if there is nothing to go on from
   */
  public static Optional<RestorePoint> restorePoint(
      StateDirectory state, String name, boolean resume) {
    Optional<RunRecord> last = new RunRecordFile(state).read();
    boolean finished = last.filter(record -> record.phase() == RunPhase.FINISHED).isPresent();
    Optional<RestorePoint> newest = finished ? Optional.empty() : RestorePoints.newest(state);
    if (resume && newest.isEmpty()) {
      throw new LocalRunException(
          finished
              ? "the last run of '%s' finished, there is nothing to resume; run it without --resume"
                  .formatted(name)
              : "'%s' left no savepoint or checkpoint to resume from; run it without --resume"
                  .formatted(name));
    }
    if (!resume && newest.isPresent()) {
      throw new StateProtectedException(name, newest.get().toString());
    }
    return newest;
  }
}
