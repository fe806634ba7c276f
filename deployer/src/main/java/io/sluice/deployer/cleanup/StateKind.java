package io.sluice.deployer.cleanup;

import java.util.regex.Pattern;

/**
 * What Flink keeps in a place, and the names that it gives to what it writes there. An object of
 * another name is not Flink's, and is nothing that may be deleted.
 */
public enum StateKind {
  /** FsCheckpointStorageAccess: JOB/chk-N, JOB/shared, JOB/taskowned; without JOB on request. */
  CHECKPOINTS("checkpoints", "(?:[0-9a-f]{32}/)?(?:(?:chk-\\d+|shared|taskowned)(?:/.*)?)?"),

  /** AbstractFsCheckpointStorageAccess: savepoint-JOB-RANDOM. */
  SAVEPOINTS("savepoints", "(?:savepoint-[0-9a-f]{6}-[0-9a-f]{12}(?:/.*)?)?"),

  /** FileSystemStateStorageHelper and FileSystemBlobStore, below the cluster's id. */
  HA_METADATA(
      "HA metadata",
      "(?:blob(?:/.*)?|(?:completedCheckpoint|submittedJobGraph|submittedExecutionPlan)[0-9a-f]+)?"),

  /** FileSystemJobResultStore, below the cluster's id. */
  JOB_RESULTS("job results", "(?:[0-9a-f]{32}(?:_DIRTY)?\\.json)?"),

  /** FsStateChangelogStorage: JOB/dstl. */
  CHANGELOG("changelog", "(?:[0-9a-f]{32}/(?:dstl(?:/.*)?)?)?"),

  /** What a job was started from; somebody's savepoint or checkpoint. Never anything to delete. */
  START("the state that it starts from", "(?!)");

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Pattern form;

  StateKind(String text, String form) {
    this.text = text;
    this.form = Pattern.compile(form);
  }

  /** Whether something of this name, seen from the place, is Flink's. */
  boolean isFlinks(String below) {
    return form.matcher(below).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
