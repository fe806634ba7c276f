package io.sluice.deployer.catalogue;

import java.util.List;

/** An environment file that is incomplete or malformed; it lists every problem with its line. */
public final class EnvironmentException extends RuntimeException {
  private final transient List<String> problems;

  /**
   * @param problems one line each: file, line, field, value and fix
   */
  public EnvironmentException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, one line each. */
  public List<String> problems() {
    return problems;
  }
}
