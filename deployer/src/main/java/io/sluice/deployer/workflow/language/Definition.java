package io.sluice.deployer.workflow.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.Retry;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.StateMachine;
import io.sluice.deployer.workflow.state.Succeed;
import io.sluice.deployer.workflow.state.Task;
import io.sluice.deployer.workflow.state.Wait;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A workflow in Amazon States Language. Two definitions of one workflow are the same text. */
public final class Definition {
  /** What Step Functions takes of a definition, in bytes of UTF-8. */
  public static final int DEFINITION_LIMIT = 1024 * 1024;

  /** What a service is sent, answers, or a step keeps in variables at most, in bytes of UTF-8. */
  public static final int PAYLOAD_LIMIT = 256 * 1024;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setDefaultPrettyPrinter(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private final StateMachine machine;
  private final QueryLanguage language;
  private final String partition;
  private final Dialect dialect;

  private Definition(StateMachine machine, QueryLanguage language, String partition) {
    this.machine = machine;
    this.language = language;
    this.partition = partition;
    this.dialect = language.dialect();
  }

  /**
   * The definition, which ends in a newline.
   *
   * @param partition of the Region that it is made for: {@code aws}, {@code aws-cn}, {@code
   *     aws-us-gov}
   * @throws WorkflowException if it breaks a limit of Step Functions
   */
  public static String of(StateMachine machine, QueryLanguage language, String partition) {
    String text = json(new Definition(machine, language, partition).content(), true) + "\n";
    int bytes = bytes(text);
    if (bytes > DEFINITION_LIMIT) {
      throw new WorkflowException(
          "the definition has " + bytes + " bytes, and Step Functions takes " + DEFINITION_LIMIT,
          "take what is large out of the description: logging files, pod templates, arguments");
    }
    return text;
  }

  private Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("Comment", machine.comment());
    content.put("QueryLanguage", language.id());
    content.put("TimeoutSeconds", machine.timeout().toSeconds());
    content.put("StartAt", machine.states().get(0).name());
    Map<String, Object> states = new LinkedHashMap<>();
    for (State state : machine.states()) {
      Map<String, Object> written = written(state);
      requireSendable(state, written);
      states.put(state.name(), written);
    }
    content.put("States", states);
    return content;
  }

  private void requireSendable(State state, Map<String, Object> written) {
    long payload =
        List.of("Arguments", "Parameters", "Assign").stream()
            .mapToLong(field -> bytes(json(written.getOrDefault(field, Map.of()), false)))
            .max()
            .orElse(0);
    if (payload > PAYLOAD_LIMIT) {
      throw new WorkflowException(
          "state '"
              + state.name()
              + "' holds "
              + payload
              + " bytes, and Step Functions sends and keeps at most "
              + PAYLOAD_LIMIT,
          "take what is large out of the description: logging files, pod templates, arguments");
    }
  }

  private Map<String, Object> written(State state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Type", state.getClass().getSimpleName());
    if (state instanceof Task task) {
      task(task, fields);
    } else if (state instanceof Choice choice) {
      fields.put("Choices", choice.branches().stream().map(this::branch).toList());
      fields.put("Default", choice.otherwise());
    } else if (state instanceof Wait wait) {
      fields.putAll(dialect.seconds(wait));
      fields.put("Next", wait.next());
    } else if (state instanceof Pass pass) {
      fields.putAll(dialect.output(pass));
      if (!pass.assign().isEmpty()) {
        fields.put("Assign", dialect.template(pass.assign()));
      }
      fields.put("Next", pass.next());
    } else if (state instanceof Fail fail) {
      fields.put("Error", fail.error());
      fields.putAll(dialect.cause(fail));
    } else if (!(state instanceof Succeed)) {
      throw new IllegalArgumentException("cannot be written: " + state);
    }
    return fields;
  }

  private void task(Task task, Map<String, Object> fields) {
    fields.put("Resource", "arn:" + partition + ":states:::" + task.resource());
    fields.putAll(dialect.task(task));
    fields.put("TimeoutSeconds", task.timeoutSeconds());
    if (!task.assign().isEmpty()) {
      fields.put("Assign", dialect.template(task.assign()));
    }
    if (!task.retries().isEmpty()) {
      fields.put("Retry", task.retries().stream().map(Definition::retry).toList());
    }
    if (!task.catchers().isEmpty()) {
      fields.put("Catch", task.catchers().stream().map(this::catcher).toList());
    }
    fields.put("Next", task.next());
  }

  private static Map<String, Object> retry(Retry retry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ErrorEquals", retry.errors());
    fields.put("IntervalSeconds", retry.intervalSeconds());
    fields.put("MaxAttempts", retry.maxAttempts());
    fields.put("BackoffRate", retry.backoffRate());
    fields.put("MaxDelaySeconds", retry.maxDelaySeconds());
    fields.put("JitterStrategy", "FULL");
    return fields;
  }

  private Map<String, Object> catcher(Catcher catcher) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ErrorEquals", catcher.errors());
    fields.putAll(dialect.catcher());
    fields.put("Next", catcher.next());
    return fields;
  }

  private Map<String, Object> branch(Choice.Branch branch) {
    Map<String, Object> fields = new LinkedHashMap<>(dialect.branch(branch));
    fields.put("Next", branch.next());
    return fields;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String json(@Nullable Object value, boolean indented) {
    try {
      return (indented ? JSON.writerWithDefaultPrettyPrinter() : JSON.writer())
          .writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("cannot be written as JSON: " + value, impossible);
    }
  }
}
