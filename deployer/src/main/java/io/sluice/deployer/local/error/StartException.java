package io.sluice.deployer.local.error;

import java.nio.file.Path;

/** A process of the run ended or stayed silent instead of starting. */
public final class StartException extends LocalRunException {
  private static final long serialVersionUID = 1;

  /**
   * @param role the process
   * @param cause what it said, in one line
   * @param log where the rest of it is
   */
  public StartException(String role, String cause, Path log) {
    super("%s did not start: %s; see %s".formatted(role, cause, log));
  }
}
