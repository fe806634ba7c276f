package io.sluice.deployer.workflow.state;

import io.sluice.deployer.workflow.state.Value.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step that only computes. Of two variables of one step neither sees the other's new value.
 *
 * @param assign the variables that are set
 * @param output what the next state gets as its input; null for what this one got
 * @param next the state after it
 */
public record Pass(String name, Map<String, Value> assign, @Nullable Fields output, String next)
    implements State {
  public Pass {
    assign = Collections.unmodifiableMap(new LinkedHashMap<>(assign));
  }

  /** A step that sets variables, given as names and values by turns. */
  public static Pass assigning(String name, String next, Object... namesAndValues) {
    return new Pass(name, Value.fields(namesAndValues).fields(), null, next);
  }

  @Override
  public List<String> following() {
    return List.of(next);
  }

  @Override
  public Stream<Value> payloads() {
    return assign.values().stream();
  }
}
