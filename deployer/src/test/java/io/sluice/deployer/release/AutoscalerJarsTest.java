package io.sluice.deployer.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.options.FlinkDuration;
import io.sluice.deployer.options.OptionScanner;
import io.sluice.deployer.options.ScannedOption;
import io.sluice.deployer.options.ValueKind;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the table against the two releases of the autoscaler that are on Maven Central. */
class AutoscalerJarsTest {
  private static final String PREFIX = AutoscalerPrefix.PLAIN.toString();

  @ParameterizedTest
  @ValueSource(strings = {"1.7", "1.10"})
  void hasTheNamesTypesAndDefaultsOfTheClasses(String line) throws Exception {
    AutoscalerOptions ours = AutoscalerOptions.of(OperatorVersion.parse(line));
    Map<String, ScannedOption> theirs = new TreeMap<>();
    Set<String> names = new TreeSet<>();
    try (OptionScanner scanner = new OptionScanner("autoscaler-" + line, "flink-1.20")) {
      for (ScannedOption option : scanner.scan()) {
        theirs.put(option.key().substring(PREFIX.length()), option);
        names.addAll(names(option));
      }
    }

    assertThat(ours.all())
        .filteredOn(option -> option.scope() == AutoscalerOption.Scope.OPERATOR)
        .extracting(AutoscalerOption::name)
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(theirs)
        .isNotEmpty()
        .allSatisfy((name, option) -> assertSame(ours.find(name).orElseThrow(), option));
  }

  private static Set<String> names(ScannedOption option) {
    Set<String> names = new HashSet<>();
    names.add(option.key().substring(PREFIX.length()));
    for (String old : option.oldKeys()) {
      AutoscalerPrefix.of(old).ifPresent(prefix -> names.add(prefix.option(old)));
    }
    return names;
  }

  private static void assertSame(AutoscalerOption ours, ScannedOption theirs) {
    assertThat(
            ours.type().kind() == ValueKind.ENUM
                ? sorted(ours.type().toString())
                : ours.type().toString())
        .as(ours.name())
        .isEqualTo(theirs.type().startsWith("enum:") ? sorted(theirs.type()) : theirs.type());
    String expected = theirs.defaultValue();
    assertThat(comparable(ours, ours.defaultValue().orElse("-")))
        .as(ours.name())
        .isEqualTo(comparable(ours, expected.equals("\"\"") ? "" : expected));
  }

  private static String sorted(String enumeration) {
    return String.join(
        "|", new TreeSet<>(Set.of(enumeration.substring("enum:".length()).split("\\|", -1))));
  }

  private static Object comparable(AutoscalerOption option, String value) {
    return switch (option.type().kind()) {
      case DURATION -> FlinkDuration.parse(value);
      case DOUBLE -> value.equals("-") ? value : Double.valueOf(value);
      default -> value;
    };
  }
}
