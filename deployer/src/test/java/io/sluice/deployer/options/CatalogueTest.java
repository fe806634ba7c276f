package io.sluice.deployer.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the options from the jars that the build puts beside this module's classes. */
class CatalogueTest {
  private static final Path TABLES =
      Path.of("src", "main", "resources", "io", "sluice", "deployer", "options");
  private static final Comparator<ScannedOption> PREFERENCE =
      Comparator.comparing(ScannedOption::deprecated)
          .thenComparing(option -> -option.oldKeys().size())
          .thenComparing(ScannedOption::declaredAt);

  @ParameterizedTest
  @CsvSource({
    "flink-1.17, Flink 1.17.2 (Prometheus reporters: 1.17.1)",
    "flink-1.18, Flink 1.18.1",
    "flink-1.19, Flink 1.19.1",
    "flink-1.20, Flink 1.20.0",
    "operator-1.7, Flink Kubernetes operator 1.7.0"
  })
  void isWhatTheClassesDeclare(String name, String origin) throws Exception {
    Path table = TABLES.resolve(name + ".tsv");
    String current = render(origin, scan(name));
    if (Boolean.getBoolean("sluice.update")) {
      Files.writeString(table, current);
    }

    assertThat(Files.exists(table) ? Files.readString(table) : "")
        .as(
            "%s is not what the classes of %s declare; rewrite it with"
                + " mvn test -pl deployer -am -Dtest=CatalogueTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dsluice.update=true",
            table, origin)
        .isEqualTo(current);
  }

  private static Map<String, ScannedOption> scan(String folder)
      throws IOException, ReflectiveOperationException {
    Map<String, ScannedOption> options = new TreeMap<>();
    try (OptionScanner scanner =
        new OptionScanner(folder, folder.startsWith("operator") ? "flink-1.17" : folder)) {
      for (ScannedOption option : scanner.scan()) {
        options.merge(option.key(), option, (a, b) -> PREFERENCE.compare(a, b) <= 0 ? a : b);
      }
    }
    return options;
  }

  private static String render(String origin, Map<String, ScannedOption> options) {
    StringBuilder table = new StringBuilder();
    table.append("# The options that the classes of ").append(origin).append(" declare.\n");
    table.append("# Written by CatalogueTest; not to be edited.\n");
    table.append(
        String.join(
            "\t", List.of("key", "type", "default", "deprecated", "old-keys", "other-keys")));
    table.append('\n');
    for (ScannedOption option : options.values()) {
      table.append(option.row()).append('\n');
    }
    return table.toString();
  }
}
