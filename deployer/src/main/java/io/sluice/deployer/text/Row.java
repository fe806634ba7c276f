package io.sluice.deployer.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One row of a {@link Table}. */
public final class Row {
  private static final String ABSENT = "-";

  private final String table;
  private final int line;
  private final Map<String, Integer> columns;
  private final List<String> cells;

  Row(String table, int line, Map<String, Integer> columns, List<String> cells) {
    this.table = table;
    this.line = line;
    this.columns = columns;
    this.cells = cells;
  }

  /**
   * The value in a column.
   *
   * @throws IllegalStateException if there is no such column or the cell has no value
   */
  public String get(String column) {
    String value = cell(column);
    if (value.equals(ABSENT)) {
      throw new IllegalStateException(table + ":" + line + " has no '" + column + "'");
    }
    return value;
  }

  /**
   * The value in a column, empty where the cell has none.
   *
   * @throws IllegalStateException if there is no such column
   */
  public Optional<String> find(String column) {
    String value = cell(column);
    return value.equals(ABSENT) ? Optional.empty() : Optional.of(value);
  }

  /** The values in a column that holds several, separated by commas; empty where there is none. */
  public List<String> list(String column) {
    String value = cell(column);
    return value.equals(ABSENT) ? List.of() : List.of(value.split(",", -1));
  }

  private String cell(String column) {
    Integer index = columns.get(column);
    if (index == null) {
      throw new IllegalStateException(table + " has no column '" + column + "'");
    }
    return cells.get(index);
  }
}
