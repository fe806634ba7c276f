package io.sluice.jobs.arguments;

/** Arguments that a job refuses; the message is one line with the problem, then the usage text. */
public final class ArgumentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;

  ArgumentException(String problem, Usage usage) {
    super(problem + "\n\n" + usage.text());
    this.problem = problem;
  }

  /** One line that names the argument, its value and the fix. */
  public String problem() {
    return problem;
  }
}
