package io.sluice.deployer.cluster.plan;

import java.util.List;

/**
 * What the operator does with the changes as a whole.
 *
 * @param effect what it does
 * @param state what becomes of the state
 * @param because why, in one sentence without a full stop
 * @param steps what the operator does, in order; none where it restarts nothing
 */
public record Verdict(Effect effect, StateOutcome state, String because, List<String> steps) {
  public Verdict {
    steps = List.copyOf(steps);
  }
}
