package io.sluice.deployer.options;

import java.util.List;
import java.util.Optional;

/**
 * A key in which parts are of the user's choice, such as {@code
 * metrics.reporter.<name>.factory.class}. A part in angle brackets stands for one segment, at the
 * end for any number of them. The more fixed segments, the earlier in order.
 */
record KeyTemplate(FlinkOption option, List<String> segments) implements Comparable<KeyTemplate> {

  static boolean isTemplate(String key) {
    return key.indexOf('<') >= 0;
  }

  static KeyTemplate of(FlinkOption option) {
    return new KeyTemplate(option, segments(option.key()));
  }

  /** The keys under a map option that set a single entry: {@code pipeline.x.<entry>}. */
  static KeyTemplate entryOf(FlinkOption map) {
    return of(
        new FlinkOption(
            map.key() + ".<entry>",
            new ValueType(ValueKind.STRING, false, List.of()),
            Optional.empty(),
            map.deprecated(),
            List.of(),
            List.of()));
  }

  boolean matches(String key) {
    List<String> parts = segments(key);
    int last = segments.size() - 1;
    if (parts.size() < segments.size()
        || (parts.size() > segments.size() && !isTemplate(segments.get(last)))) {
      return false;
    }
    for (int i = 0; i <= last; i++) {
      if (parts.get(i).isEmpty()
          || (!isTemplate(segments.get(i)) && !segments.get(i).equals(parts.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private long fixed() {
    return segments.stream().filter(segment -> !isTemplate(segment)).count();
  }

  private static List<String> segments(String key) {
    return List.of(key.split("\\.", -1));
  }

  @Override
  public int compareTo(KeyTemplate other) {
    int byFixed = Long.compare(other.fixed(), fixed());
    return byFixed != 0 ? byFixed : option.key().compareTo(other.option.key());
  }
}
