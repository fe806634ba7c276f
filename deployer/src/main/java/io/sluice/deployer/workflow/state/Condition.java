package io.sluice.deployer.workflow.state;

import java.util.List;

/** What a choice asks. A part that is missing makes a condition false, never an error. */
public sealed interface Condition {
  /** The value is there, be it null. */
  record Present(Value value) implements Condition {}

  /** The value is a text that is not empty. */
  record HasText(Value value) implements Condition {}

  /**
   * The value is this one.
   *
   * @param wanted a string, a whole number or a boolean
   */
  record Is(Value value, Object wanted) implements Condition {}

  /** Both are numbers, and the first is not less than the second. */
  record AtLeast(Value number, Value bound) implements Condition {}

  /** Both are the same number. */
  record SameNumber(Value number, Value other) implements Condition {}

  /** The first is there, and both are the same text. */
  record SameText(Value text, Value other) implements Condition {}

  /** Every one holds. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /** At least one holds. */
  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  /** It does not hold. */
  record Not(Condition condition) implements Condition {}

  /** The value is one of these texts. */
  static Condition isOneOf(Value value, String... wanted) {
    return new Any(List.of(wanted).stream().<Condition>map(one -> new Is(value, one)).toList());
  }

  /** This one holds and that one does. */
  default Condition and(Condition other) {
    return new All(List.of(this, other));
  }

  /** It does not hold. */
  default Condition negated() {
    return new Not(this);
  }
}
