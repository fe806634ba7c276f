package io.sluice.deployer.workflow.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.workflow.interpreter.Execution;
import io.sluice.deployer.workflow.interpreter.Interpreter;
import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.StateMachine;
import io.sluice.deployer.workflow.state.Succeed;
import io.sluice.deployer.workflow.state.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefinitionTest {
  private static final Map<String, Object> LIVE =
      Map.of(
          "name",
          "it's {a} \\ name",
          "odd-key",
          "x",
          "list",
          List.of(7, 8, 9),
          "one",
          List.of("single"),
          "spec",
          Map.of("a", 1, "b", 2),
          "json",
          "{\"generation\": 3}");

  @ParameterizedTest
  @EnumSource
  void bothLanguagesComputeTheSame(QueryLanguage language) {
    Object output =
        output(
            language,
            "text",
            Value.text("it's {", live("name"), "} of ", live("odd-key"), " \\"),
            "sum",
            new Value.Sum(Value.variable("number"), 2),
            "item",
            new Value.Item(live("list"), Value.variable("number")),
            "parsed",
            new Value.Parsed(live("json")),
            "merged",
            new Value.Merged(live("spec"), Value.variable("more")),
            "one",
            live("one"),
            "first",
            Value.variable("live", "list", "[0]"),
            "nested",
            Value.fields("deep", Value.fields("input", Value.input("given"), "constant", 5)));

    assertThat(output)
        .isEqualTo(
            Map.of(
                "text",
                "it's {it's {a} \\ name} of x \\",
                "sum",
                3,
                "item",
                8,
                "parsed",
                Map.of("generation", 3),
                "merged",
                Map.of("a", 1, "b", 20, "c", 30),
                "one",
                List.of("single"),
                "first",
                7,
                "nested",
                Map.of("deep", Map.of("input", "by the user", "constant", 5))));
  }

  @ParameterizedTest
  @EnumSource
  void numbersAndIdsAreOthersEachTime(QueryLanguage language) {
    Map<?, ?> output =
        (Map<?, ?>)
            output(
                language,
                "one",
                new Value.UniqueId(),
                "other",
                new Value.UniqueId(),
                "fresh",
                new Value.FreshNumber());

    assertThat(output.get("one")).isNotEqualTo(output.get("other"));
    assertThat(((Number) output.get("fresh")).longValue()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void conditionsHoldOrDoNotHold(QueryLanguage language) {
    Value number = Value.variable("number");
    Condition missing = new Condition.Present(live("missing"));

    assertThat(holds(language, new Condition.Present(live("name")))).isTrue();
    assertThat(holds(language, missing)).isFalse();
    assertThat(holds(language, new Condition.Not(missing))).isTrue();
    assertThat(holds(language, new Condition.Present(Value.variable("nobody")))).isFalse();
    assertThat(holds(language, new Condition.HasText(live("odd-key")))).isTrue();
    assertThat(holds(language, new Condition.HasText(Value.variable("empty")))).isFalse();
    assertThat(holds(language, new Condition.HasText(number))).isFalse();
    assertThat(holds(language, new Condition.HasText(live("missing")))).isFalse();
    assertThat(holds(language, new Condition.Is(live("odd-key"), "x"))).isTrue();
    assertThat(holds(language, new Condition.Is(live("odd-key"), "y"))).isFalse();
    assertThat(holds(language, new Condition.Is(live("missing"), "x"))).isFalse();
    assertThat(holds(language, new Condition.Is(Value.variable("yes"), true))).isTrue();
    assertThat(holds(language, new Condition.AtLeast(number, Value.of(1)))).isTrue();
    assertThat(holds(language, new Condition.AtLeast(number, Value.of(2)))).isFalse();
    assertThat(holds(language, new Condition.AtLeast(live("missing"), number))).isFalse();
    assertThat(holds(language, new Condition.AtLeast(number, live("spec", "b")))).isFalse();
    assertThat(holds(language, new Condition.SameNumber(number, live("spec", "a")))).isTrue();
    assertThat(holds(language, new Condition.SameNumber(number, live("missing")))).isFalse();
    assertThat(holds(language, new Condition.SameText(live("odd-key"), live("odd-key")))).isTrue();
    assertThat(holds(language, new Condition.SameText(live("missing"), live("name")))).isFalse();
    Value nothing = Value.variable("holder", "nothing");
    assertThat(holds(language, new Condition.SameNumber(nothing, number))).isFalse();
    assertThat(holds(language, new Condition.AtLeast(number, nothing))).isFalse();
    assertThat(holds(language, new Condition.HasText(nothing))).isFalse();
    assertThat(holds(language, new Condition.Is(nothing, "x"))).isFalse();
    assertThat(holds(language, Condition.isOneOf(live("odd-key"), "w", "x"))).isTrue();
    assertThat(holds(language, new Condition.Is(number, 1).and(missing))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aPartThatIsMissingIsAnErrorWhereAValueIsNeeded(QueryLanguage language) {
    Execution execution = run(language, "end", Value.fields("a", live("missing")), null);

    assertThat(execution.error())
        .isIn("States.QueryEvaluationError", "States.ParameterPathFailure");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTrimmedHasTheFieldsThatAreThere(QueryLanguage language) {
    Map<?, ?> output =
        (Map<?, ?>)
            output(
                language,
                "some",
                new Value.Trimmed(Value.variable("more"), List.of("b", "missing")),
                "none",
                new Value.Trimmed(Value.variable("more"), List.of("missing")));

    Map<String, Object> whole = Map.of("b", 20, "c", 30);
    boolean trims = language == QueryLanguage.JSONATA;
    assertThat(output.get("some")).isEqualTo(trims ? Map.of("b", 20) : whole);
    assertThat(output.get("none")).isEqualTo(trims ? Map.of() : whole);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDescribedStaysAsItIs(QueryLanguage language) {
    Object described =
        Map.of(
            "args", List.of("{% 1 %}", "$.a", "it's \"quoted\""),
            "groups", List.of("", "apps"),
            "rules", List.of(Map.of("groups", List.of(""))),
            "empty", "",
            "text", "\n[SERVICE]\n  Path \\a\n");

    assertThat(output(language, "a", Value.of(described))).isEqualTo(Map.of("a", described));
  }

  @Test
  void refusesAFieldThatJsonPathWouldReadAsAnExpression() {
    Value field = Value.of(Map.of("options", Map.of("price.$", "1")));

    assertThatThrownBy(() -> output(QueryLanguage.JSONPATH, "a", field))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("price.$");
    assertThat(output(QueryLanguage.JSONATA, "a", field)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatIsTooLarge(QueryLanguage language) {
    Value large = Value.of("ä".repeat(Definition.PAYLOAD_LIMIT / 2));
    List<State> many = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      many.add(Pass.assigning("p" + i, i == 4 ? "end" : "p" + (i + 1), "a", "x".repeat(250_000)));
    }
    many.add(new Succeed("end"));

    assertThatThrownBy(
            () ->
                Definition.of(
                    machine(Pass.assigning("large", "end", "a", large), new Succeed("end")),
                    language,
                    "aws"))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("'large'")
        .hasMessageContaining("262144");
    assertThatThrownBy(() -> Definition.of(machine(many.toArray(new State[0])), language, "aws"))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("1048576");
  }

  private static Value live(String... path) {
    return Value.variable("live", path);
  }

  private static Object output(QueryLanguage language, Object... fields) {
    Execution execution = run(language, "end", Value.fields(fields), null);
    assertThat(execution.cause()).isNull();
    return execution.output();
  }

  private static boolean holds(QueryLanguage language, Condition condition) {
    Execution execution = run(language, "choose", null, condition);
    assertThat(execution.error()).describedAs("%s", execution.cause()).isIn(null, "no");
    return execution.succeeded();
  }

  private static Execution run(
      QueryLanguage language, String last, Value.Fields output, Condition condition) {
    List<State> states =
        new ArrayList<>(
            List.of(
                Pass.assigning(
                    "begin",
                    "pass",
                    "live",
                    LIVE,
                    "number",
                    1,
                    "empty",
                    "",
                    "yes",
                    true,
                    "holder",
                    Collections.singletonMap("nothing", null),
                    "more",
                    Map.of("b", 20, "c", 30)),
                new Pass("pass", Map.of(), output, last),
                new Succeed("end")));
    if (condition != null) {
      states.add(Choice.named("choose", "no").when(condition, "end"));
      states.add(new Fail("no", "no", Value.of("no")));
    }
    String definition = Definition.of(machine(states.toArray(new State[0])), language, "aws");
    return new Interpreter(definition, (service, arguments) -> Map.of(), seconds -> {})
        .run(Map.of("given", "by the user"));
  }

  private static StateMachine machine(State... states) {
    return new StateMachine("a test", Duration.ofMinutes(1), Arrays.asList(states));
  }
}
