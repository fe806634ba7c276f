package io.sluice.deployer.workflow.interpreter;

import java.util.List;

/**
 * What became of an execution.
 *
 * @param output what it returned; null if it failed
 * @param error the name of the error; null if it succeeded
 * @param cause the cause; null if it succeeded
 * @param states the states that it went through
 */
public record Execution(Object output, String error, String cause, List<String> states) {
  public boolean succeeded() {
    return error == null;
  }
}
