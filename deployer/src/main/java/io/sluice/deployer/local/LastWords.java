package io.sluice.deployer.local;

import io.sluice.deployer.local.process.LogTail;
import io.sluice.deployer.rest.RootCause;
import java.nio.file.Path;

/** Why a process ended, as far as its logs tell. */
final class LastWords {
  private LastWords() {}

  /**
   * The last telling line, without Java's words around an exception.
   *
   * @param logs where to look, one after the other, until there is such a line
   */
  static String in(Path... logs) {
    return RootCause.of(LogTail.of(logs));
  }
}
