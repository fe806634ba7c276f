package io.sluice.deployer.release;

import java.util.function.Function;

/**
 * A value and how far it can be relied on.
 *
 * @param value the value
 * @param evidence what it rests on
 */
public record Fact<T>(T value, Evidence evidence) {

  /** Reads {@code VALUE} (documented) or {@code VALUE [MARK]}. */
  static <T> Fact<T> parse(String text, Function<String, T> form) {
    int mark = text.indexOf(" [");
    return mark < 0
        ? new Fact<>(form.apply(text), Evidence.DOCUMENTED)
        : new Fact<>(
            form.apply(text.substring(0, mark)),
            Evidence.parse(text.substring(mark + 2, text.length() - 1)));
  }

  /** The value, with the mark of its evidence unless it is documented: {@code 17 [INF]}. */
  @Override
  public String toString() {
    return evidence == Evidence.DOCUMENTED
        ? value.toString()
        : value + " [" + evidence.mark() + "]";
  }
}
