package io.sluice.deployer.release;

/** How far a fact about a release can be relied on. */
public enum Evidence {
  /** Official documentation. */
  DOCUMENTED("DOC"),
  /** Official source code. */
  CODE("CODE"),
  /** Seen in logs or manifests of a running release; not a contract. */
  OBSERVED("OBS"),
  /** Concluded from other facts; to be checked before anything relies on it. */
  INFERRED("INF");

  private final String mark;

  Evidence(String mark) {
    this.mark = mark;
  }

  /**
   * Reads a mark, for example {@code INF}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Evidence parse(String mark) {
    for (Evidence evidence : values()) {
      if (evidence.mark.equals(mark)) {
        return evidence;
      }
    }
    throw new IllegalArgumentException("'" + mark + "' is not a mark of evidence");
  }

  /** The short form that tables and commands show. */
  public String mark() {
    return mark;
  }
}
