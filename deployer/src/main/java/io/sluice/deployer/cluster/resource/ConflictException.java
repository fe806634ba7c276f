package io.sluice.deployer.cluster.resource;

import java.util.List;

/** Fields that others have set, and that are not taken from them without being told to. */
public final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Conflict> conflicts;

  ConflictException(String resource, List<Conflict> conflicts, Throwable cause) {
    super(resource + ": " + conflicts, cause);
    this.conflicts = List.copyOf(conflicts);
  }

  /** What others have set. */
  public List<Conflict> conflicts() {
    return conflicts;
  }
}
