package io.sluice.deployer.release;

import io.sluice.deployer.options.ValueType;
import io.sluice.deployer.text.Row;
import io.sluice.deployer.text.Spelling;
import io.sluice.deployer.text.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The autoscaler's options on one line of the operator, by their names without prefix. Lines beyond
 * the newest known have the newest known options.
 */
public final class AutoscalerOptions {
  private static final List<String> LINES =
      List.of("1.5", "1.7", "1.8", "1.9", "1.10", "1.11", "1.12");

  private static final class Loaded {
    private static final Table TABLE = Table.read(AutoscalerOptions.class, "autoscaler.tsv");
    private static final Map<OperatorVersion, AutoscalerOptions> LINES = new ConcurrentHashMap<>();
  }

  private final Map<String, AutoscalerOption> options;
  private final List<String> ofOperator;

  private AutoscalerOptions(Map<String, AutoscalerOption> options) {
    this.options = Collections.unmodifiableMap(options);
    List<String> names = new ArrayList<>();
    for (AutoscalerOption option : options.values()) {
      if (option.scope() == AutoscalerOption.Scope.OPERATOR) {
        names.add(option.name());
      }
    }
    this.ofOperator = List.copyOf(names);
  }

  /** The options of one line of the operator. */
  public static AutoscalerOptions of(OperatorVersion line) {
    return Loaded.LINES.computeIfAbsent(line, AutoscalerOptions::read);
  }

  private static AutoscalerOptions read(OperatorVersion line) {
    Map<String, AutoscalerOption> options = new TreeMap<>();
    for (Row row : Loaded.TABLE) {
      String defaultValue = defaultOn(line, row);
      if (defaultValue != null) {
        options.put(row.get("option"), option(row, line, defaultValue));
      }
    }
    return new AutoscalerOptions(options);
  }

  /** The options of the newest known line, for releases whose operator is not known. */
  public static AutoscalerOptions newest() {
    return of(OperatorVersion.parse(LINES.get(LINES.size() - 1)));
  }

  /** All options, in alphabetical order of their names. */
  public Collection<AutoscalerOption> all() {
    return options.values();
  }

  /** The option with a name, whoever reads it; empty if nobody does. */
  public Optional<AutoscalerOption> find(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** What to write instead of an option, empty if it is current or not known. */
  public List<String> replacement(String name) {
    AutoscalerOption option = options.get(name);
    return option == null ? List.of() : option.replacedBy();
  }

  /** The names nearest to a mistaken one, nearest first. */
  public List<String> nearest(String name, int max) {
    return Spelling.nearest(name, ofOperator, max);
  }

  private static AutoscalerOption option(Row row, OperatorVersion line, String defaultValue) {
    boolean replaced =
        row.find("replaced-since")
            .filter(since -> line.isAtLeast(OperatorVersion.parse(since)))
            .isPresent();
    return new AutoscalerOption(
        row.get("option"),
        AutoscalerOption.Scope.parse(row.get("scope")),
        ValueType.parse(row.get("type")),
        switch (defaultValue) {
          case "none" -> Optional.empty();
          case "empty" -> Optional.of("");
          default -> Optional.of(defaultValue);
        },
        replaced ? row.list("replaced-by") : List.of(),
        row.get("source"));
  }

  private static @Nullable String defaultOn(OperatorVersion line, Row row) {
    String value = null;
    for (String column : LINES) {
      if (!column.equals(LINES.get(0)) && !line.isAtLeast(OperatorVersion.parse(column))) {
        break;
      }
      String cell = row.find(column).orElse("");
      if (!cell.equals("=")) {
        value = cell.isEmpty() ? null : cell;
      }
    }
    return value;
  }
}
