package io.sluice.deployer.workflow.state;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A workflow: it begins with its first state. Every state that is named is there, and every state
 * that is there is reached.
 *
 * @param comment what it does, in a sentence
 * @param timeout after which Step Functions ends an execution, whatever state it is in
 * @param states the states
 */
public record StateMachine(String comment, Duration timeout, List<State> states) {
  private static final int NAME_LENGTH = 80;

  public StateMachine {
    states = List.copyOf(states);
    Map<String, State> byName = byName(states);
    Set<String> reached = reached(states.get(0), byName);
    for (State state : states) {
      if (!reached.contains(state.name())) {
        throw new IllegalArgumentException("no state leads to '" + state.name() + "'");
      }
    }
  }

  private static Map<String, State> byName(List<State> states) {
    Map<String, State> byName = new LinkedHashMap<>();
    for (State state : states) {
      if (state.name().length() > NAME_LENGTH) {
        throw new IllegalArgumentException(
            "'" + state.name() + "' has more than " + NAME_LENGTH + " characters");
      }
      if (byName.put(state.name(), state) != null) {
        throw new IllegalArgumentException("two states are named '" + state.name() + "'");
      }
    }
    return byName;
  }

  private static Set<String> reached(State first, Map<String, State> byName) {
    Set<String> reached = new HashSet<>();
    Deque<State> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      State state = open.pop();
      if (reached.add(state.name())) {
        for (String next : state.following()) {
          State following = byName.get(next);
          if (following == null) {
            throw new IllegalArgumentException(
                "'" + state.name() + "' leads to '" + next + "', which is not there");
          }
          open.push(following);
        }
      }
    }
    return reached;
  }
}
