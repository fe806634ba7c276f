package io.sluice.deployer.workflow.interpreter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Executes those states of Amazon States Language that are emitted here, as strictly as Step
 * Functions: what is undefined is an error, and what is too large is one.
 */
public final class Interpreter {
  private static final int PAYLOAD = 262_144;
  private static final int MOST_STATES = 5_000;

  private final Map<String, Object> machine;
  private final Language language;
  private final Services services;
  private final LongConsumer pause;
  private final Map<String, Object> variables = new LinkedHashMap<>();
  private final List<String> path = new ArrayList<>();

  /**
   * @param definition Amazon States Language
   * @param services what tasks call
   * @param pause what happens while a state waits so many seconds
   */
  public Interpreter(String definition, Services services, LongConsumer pause) {
    this.machine = object(Json.read(definition));
    this.language = Language.of((String) machine.get("QueryLanguage"));
    this.services = services;
    this.pause = pause;
  }

  /** Executes it once. */
  public Execution run(Map<String, Object> input) {
    Map<String, Object> context =
        Map.of(
            "Execution",
            Map.of(
                "Id",
                "arn:aws:states:eu-west-1:111122223333:execution:sluice:run-1",
                "Name",
                "run-1",
                "Input",
                input));
    Object current = input;
    String name = (String) machine.get("StartAt");
    try {
      while (true) {
        path.add(name);
        if (path.size() > MOST_STATES) {
          throw new AssertionError("goes round in circles: " + path.subList(0, 60));
        }
        Map<String, Object> state = object(object(machine.get("States")).get(name));
        Scope scope = Scope.of(current, variables, context);
        switch ((String) state.get("Type")) {
          case "Succeed":
            return new Execution(current, null, null, List.copyOf(path));
          case "Fail":
            return failed(
                (String) state.get("Error"), String.valueOf(language.field(state, "Cause", scope)));
          case "Choice":
            name = choose(state, scope);
            break;
          case "Wait":
            pause.accept(((Number) language.field(state, "Seconds", scope)).longValue());
            name = (String) state.get("Next");
            break;
          case "Pass":
            current = pass(state, scope, current);
            name = (String) state.get("Next");
            break;
          case "Task":
            name = task(state, scope);
            break;
          default:
            throw new IllegalArgumentException("no such state: " + state);
        }
      }
    } catch (ServiceError error) {
      return failed(error.error(), error.cause());
    }
  }

  private Execution failed(String error, String cause) {
    return new Execution(null, error, cause, List.copyOf(path));
  }

  private String choose(Map<String, Object> state, Scope scope) {
    for (Object branch : (List<?>) state.get("Choices")) {
      if (language.holds(object(branch), scope)) {
        return (String) object(branch).get("Next");
      }
    }
    return (String) state.get("Default");
  }

  private Object pass(Map<String, Object> state, Scope scope, Object input) {
    Object output = input;
    for (String field : List.of("Parameters", "Output")) {
      if (state.containsKey(field)) {
        output = language.template(object(state.get(field)), scope);
      }
    }
    assign(state, scope);
    return output;
  }

  private String task(Map<String, Object> state, Scope scope) {
    try {
      Map<String, Object> arguments =
          language.template(
              object(state.getOrDefault("Arguments", state.get("Parameters"))), scope);
      String resource = (String) state.get("Resource");
      Object result = tried(state, resource.replaceFirst("^arn:[^:]+:states:::", ""), arguments);
      assign(state, scope.answered(result));
      return (String) state.get("Next");
    } catch (ServiceError error) {
      for (Object one : (List<?>) state.getOrDefault("Catch", List.of())) {
        Map<String, Object> catcher = object(one);
        if (matches(catcher, error)) {
          assign(catcher, scope.caught(Map.of("Error", error.error(), "Cause", error.cause())));
          return (String) catcher.get("Next");
        }
      }
      throw error;
    }
  }

  private Object tried(Map<String, Object> state, String service, Map<String, Object> arguments) {
    int tries = 0;
    while (true) {
      try {
        requireFits(arguments);
        Object result = services.call(service, arguments);
        requireFits(result);
        return result;
      } catch (ServiceError error) {
        tries++;
        if (tries > furtherTries(state, error)) {
          throw error;
        }
        pause.accept(0);
      }
    }
  }

  private static int furtherTries(Map<String, Object> state, ServiceError error) {
    for (Object retry : (List<?>) state.getOrDefault("Retry", List.of())) {
      if (matches(object(retry), error)) {
        return ((Number) object(retry).get("MaxAttempts")).intValue();
      }
    }
    return 0;
  }

  private static boolean matches(Map<String, Object> handler, ServiceError error) {
    return ((List<?>) handler.get("ErrorEquals"))
        .stream()
            .anyMatch(
                name ->
                    name.equals(error.error())
                        || name.equals("States.ALL")
                        || (name.equals("States.TaskFailed")
                            && !error.error().equals("States.Timeout")));
  }

  private void assign(Map<String, Object> state, Scope scope) {
    if (state.containsKey("Assign")) {
      Map<String, Object> assigned = language.template(object(state.get("Assign")), scope);
      requireFits(assigned);
      variables.putAll(assigned);
    }
  }

  private static void requireFits(Object payload) {
    int bytes = Json.bytes(payload);
    if (bytes > PAYLOAD) {
      throw new ServiceError("States.DataLimitExceeded", bytes + " bytes");
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }
}
