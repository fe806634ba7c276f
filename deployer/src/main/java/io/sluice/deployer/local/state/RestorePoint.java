package io.sluice.deployer.local.state;

import io.sluice.deployer.spec.S3Uri;
import java.time.Instant;

/**
 * A savepoint or a retained checkpoint from which a job can go on.
 *
 * @param place where it lies
 * @param completed when it was completed
 */
public record RestorePoint(S3Uri place, Instant completed) {

  /** Whether it is a checkpoint, which belongs to the job; a savepoint belongs to the user. */
  public boolean isCheckpoint() {
    return place.key().matches("(?:.*/)?chk-\\d+");
  }

  @Override
  public String toString() {
    return (isCheckpoint() ? "checkpoint " : "savepoint ") + place;
  }
}
