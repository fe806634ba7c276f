package io.sluice.deployer.workflow.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A call of a service. Its answer goes nowhere but into variables; the input of the execution is
 * what every state sees.
 *
 * @param resource the service and what it does, such as {@code eks:call}
 * @param arguments what is sent
 * @param assign the variables that are set from the answer
 * @param timeoutSeconds how long one try may take
 * @param retries when it is tried again
 * @param catchers where it goes on after an error
 * @param next the state after it
 */
public record Task(
    String name,
    String resource,
    Value.Fields arguments,
    Map<String, Value> assign,
    int timeoutSeconds,
    List<Retry> retries,
    List<Catcher> catchers,
    String next)
    implements State {
  public Task {
    assign = Collections.unmodifiableMap(new LinkedHashMap<>(assign));
    retries = List.copyOf(retries);
    catchers = List.copyOf(catchers);
  }

  /** The same with a further catcher, which comes before those that are there. */
  public Task catching(Catcher catcher) {
    List<Catcher> all = new ArrayList<>();
    all.add(catcher);
    all.addAll(catchers);
    return new Task(name, resource, arguments, assign, timeoutSeconds, retries, all, next);
  }

  /** The same with no catcher but this one. */
  public Task catchingOnly(Catcher catcher) {
    return new Task(
        name, resource, arguments, assign, timeoutSeconds, retries, List.of(catcher), next);
  }

  /** The same with a further catcher, which comes after those that are there. */
  public Task catchingAtLast(Catcher catcher) {
    List<Catcher> all = new ArrayList<>(catchers);
    all.add(catcher);
    return new Task(name, resource, arguments, assign, timeoutSeconds, retries, all, next);
  }

  /** The same with a variable that is set from the answer. */
  public Task assigning(String variable, Value value) {
    Map<String, Value> all = new LinkedHashMap<>(assign);
    all.put(variable, value);
    return new Task(name, resource, arguments, all, timeoutSeconds, retries, catchers, next);
  }

  @Override
  public List<String> following() {
    return Stream.concat(Stream.of(next), catchers.stream().map(Catcher::next)).toList();
  }

  @Override
  public Stream<Value> payloads() {
    return Stream.of(arguments);
  }
}
