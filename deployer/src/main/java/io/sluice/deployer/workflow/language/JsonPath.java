package io.sluice.deployer.workflow.language;

import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Choice.Branch;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.Task;
import io.sluice.deployer.workflow.state.Value;
import io.sluice.deployer.workflow.state.Wait;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSONPath: paths, and Step Functions' intrinsic functions of paths. */
final class JsonPath implements Dialect {
  private static final String COMPUTED = ".$";

  @Override
  public Map<String, Object> template(Map<String, Value> fields) {
    Map<String, Object> template = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (value instanceof Value.Constant constant) {
            put(template, name, constant.json());
          } else if (value instanceof Value.Fields object) {
            template.put(name, template(object.fields()));
          } else {
            template.put(name + COMPUTED, JsonPathExpressions.of(value));
          }
        });
    return template;
  }

  @Override
  public Map<String, Object> task(Task task) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Parameters", template(task.arguments().fields()));
    fields.put("ResultPath", null);
    return fields;
  }

  @Override
  public Map<String, Object> catcher() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Assign", template(Map.of(Catcher.FAILURE, new Value.Caught())));
    fields.put("ResultPath", null);
    return fields;
  }

  @Override
  public Map<String, Object> output(Pass pass) {
    return pass.output() == null
        ? Map.of()
        : Map.of("Parameters", template(pass.output().fields()));
  }

  @Override
  public Map<String, Object> seconds(Wait wait) {
    return wait.seconds() instanceof Value.Constant constant
        ? Collections.singletonMap("Seconds", constant.json())
        : Map.of("SecondsPath", JsonPathExpressions.of(wait.seconds()));
  }

  @Override
  public Map<String, Object> cause(Fail fail) {
    return fail.cause() instanceof Value.Constant constant
        ? Collections.singletonMap("Cause", constant.json())
        : Map.of("CausePath", JsonPathExpressions.of(fail.cause()));
  }

  @Override
  public Map<String, Object> branch(Branch branch) {
    return JsonPathConditions.of(branch.when());
  }

  /** The validator of the States Language refuses a list with an empty text, but no function. */
  private static void put(Map<String, Object> object, String name, @Nullable Object json) {
    if (json instanceof List<?> list && list.contains("")) {
      object.put(
          name + COMPUTED,
          list.stream()
              .map(JsonPathExpressions::literal)
              .collect(Collectors.joining(", ", "States.Array(", ")")));
    } else {
      object.put(name, plain(json));
    }
  }

  private static @Nullable Object plain(@Nullable Object json) {
    if (json instanceof Map<?, ?> object) {
      Map<String, Object> plain = new LinkedHashMap<>();
      object.forEach(
          (key, value) -> {
            String name = String.valueOf(key);
            if (name.endsWith(COMPUTED)) {
              throw new WorkflowException(
                  "'" + name + "': JSONPath would read the field as an expression",
                  "say --query-language jsonata");
            }
            put(plain, name, value);
          });
      return plain;
    }
    return json instanceof List<?> list ? list.stream().map(JsonPath::plain).toList() : json;
  }
}
