package io.sluice.deployer.workflow.state;

import java.util.List;

/**
 * A pause.
 *
 * @param seconds how long
 * @param next the state after it
 */
public record Wait(String name, Value seconds, String next) implements State {
  @Override
  public List<String> following() {
    return List.of(next);
  }
}
