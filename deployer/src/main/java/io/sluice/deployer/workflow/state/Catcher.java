package io.sluice.deployer.workflow.state;

import java.util.List;

/**
 * Where a workflow goes on after an error. The error is kept in the variable {@value #FAILURE}.
 *
 * @param errors the errors' names; {@code States.ALL} is every one
 * @param next the state that follows
 */
public record Catcher(List<String> errors, String next) {
  /** The variable with the error's {@code Error} and {@code Cause}. */
  public static final String FAILURE = "failure";

  public Catcher {
    errors = List.copyOf(errors);
  }

  /** A catcher of one error. */
  public static Catcher of(String error, String next) {
    return new Catcher(List.of(error), next);
  }
}
