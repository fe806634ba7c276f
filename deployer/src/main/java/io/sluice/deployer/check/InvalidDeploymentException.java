package io.sluice.deployer.check;

import java.util.List;
import java.util.stream.Collectors;

/** A description that breaks rules; it lists every problem, not the first. */
public final class InvalidDeploymentException extends RuntimeException {
  private final String deployment;
  private final transient List<Problem> problems;

  /**
   * @param deployment the description's name
   * @param problems all that is wrong
   */
  public InvalidDeploymentException(String deployment, List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> "\n  " + problem)
            .collect(
                Collectors.joining("", deployment + " has " + count(problems.size()) + ":", "")));
    this.deployment = deployment;
    this.problems = List.copyOf(problems);
  }

  /** The description's name. */
  public String deployment() {
    return deployment;
  }

  /** All that is wrong. */
  public List<Problem> problems() {
    return problems;
  }

  private static String count(int problems) {
    return problems == 1 ? "1 problem" : problems + " problems";
  }
}
