package io.sluice.deployer.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is done once a deployment and all that Flink made for it is gone. */
@FunctionalInterface
interface AfterDeletion {
  /** Nothing. */
  AfterDeletion NOTHING = savepoint -> null;

  /**
   * Does it.
   *
   * @param savepoint from where the job can be started again; null if that is not known
   * @return what was purged; null if nothing was to be
   */
  @Nullable PurgeReport run(@Nullable String savepoint) throws IOException, InterruptedException;
}
