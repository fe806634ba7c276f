package io.sluice.deployer.workflow.eks;

import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.Value;
import io.sluice.deployer.workflow.state.Wait;
import java.time.Duration;
import java.util.List;

/**
 * Looks again and again, with waits that grow, until the time is up. The waits stand in the
 * definition, since JSONPath can neither multiply nor tell the time.
 *
 * @param until what is waited for, in one or two words that make state names
 * @param waits the waits one after the other, in seconds
 * @param look the state that looks
 * @param late the state that follows where the time is up
 */
public record Poll(String until, List<Integer> waits, String look, String late) {
  private static final String WAITS = "waits";
  private static final String LOOKS = "looks";
  private static final String SECONDS = "seconds";

  public Poll {
    waits = List.copyOf(waits);
  }

  /** A loop that goes on for so long. */
  public static Poll lasting(Duration time, String until, String look, String late) {
    return new Poll(until, Backoff.waits(time), look, late);
  }

  /** The state that begins the loop. */
  public String begin() {
    return "Begin to wait: " + until;
  }

  /** The state after a look that did not find what is waited for. */
  public String again() {
    return "Time left: " + until + "?";
  }

  /**
   * The states of the loop but the look.
   *
   * @param namesAndValues further variables that are set when the loop begins
   */
  public List<State> states(Object... namesAndValues) {
    Object[] variables = new Object[namesAndValues.length + 4];
    System.arraycopy(namesAndValues, 0, variables, 4, namesAndValues.length);
    variables[0] = WAITS;
    variables[1] = waits;
    variables[2] = LOOKS;
    variables[3] = 0;
    String next = "Next wait: " + until;
    String pause = "Wait: " + until;
    Value looks = Value.variable(LOOKS);
    return List.of(
        Pass.assigning(begin(), look, variables),
        Choice.named(again(), next)
            .when(new Condition.AtLeast(looks, Value.of(waits.size())), late),
        Pass.assigning(
            next,
            pause,
            SECONDS,
            new Value.Item(Value.variable(WAITS), looks),
            LOOKS,
            new Value.Sum(looks, 1)),
        new Wait(pause, Value.variable(SECONDS), look));
  }
}
