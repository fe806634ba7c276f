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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSONata: an expression is a text between <code>{%</code> and <code>%}</code>. */
final class Jsonata implements Dialect {
  private static final Pattern LINE_END = Pattern.compile("[\n\r]");
  private static final String INPUT = "{% $states.input %}";

  @Override
  public Map<String, Object> template(Map<String, Value> fields) {
    Map<String, Object> template = new LinkedHashMap<>();
    fields.forEach((name, value) -> template.put(name, field(value)));
    return template;
  }

  @Override
  public Map<String, Object> task(Task task) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Arguments", template(task.arguments().fields()));
    fields.put("Output", INPUT);
    return fields;
  }

  @Override
  public Map<String, Object> catcher() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Assign", template(Map.of(Catcher.FAILURE, new Value.Caught())));
    fields.put("Output", INPUT);
    return fields;
  }

  @Override
  public Map<String, Object> output(Pass pass) {
    return pass.output() == null ? Map.of() : Map.of("Output", template(pass.output().fields()));
  }

  @Override
  public Map<String, Object> seconds(Wait wait) {
    return Collections.singletonMap("Seconds", field(wait.seconds()));
  }

  @Override
  public Map<String, Object> cause(Fail fail) {
    return Collections.singletonMap("Cause", field(fail.cause()));
  }

  @Override
  public Map<String, Object> branch(Branch branch) {
    return Map.of("Condition", marked(JsonataConditions.of(branch.when())));
  }

  private @Nullable Object field(Value value) {
    if (value instanceof Value.Constant constant) {
      return plain(constant.json());
    }
    return value instanceof Value.Fields object
        ? template(object.fields())
        : marked(JsonataExpressions.of(value));
  }

  private static String marked(String expression) {
    return "{% " + expression + " %}";
  }

  /**
   * JSON that is taken as it is. A text that would be read as an expression becomes one; so does
   * one that is empty or has several lines, which the validator of the States Language refuses.
   */
  private static @Nullable Object plain(@Nullable Object json) {
    if (json instanceof String text) {
      boolean code = text.startsWith("{%") && text.endsWith("%}");
      return code || text.isEmpty() || LINE_END.matcher(text).find()
          ? marked(JsonataExpressions.literal(text))
          : text;
    }
    if (json instanceof Map<?, ?> object) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      object.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
      return plain;
    }
    return json instanceof List<?> list ? list.stream().map(Jsonata::plain).toList() : json;
  }
}
