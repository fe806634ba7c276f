package io.sluice.deployer.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A table in a resource next to a class: UTF-8, cells separated by tabs, the first line names the
 * columns, lines that begin with {@code #} are comments, {@code -} is a cell without a value.
 */
public final class Table implements Iterable<Row> {
  private final List<Row> rows;

  private Table(List<Row> rows) {
    this.rows = Collections.unmodifiableList(rows);
  }

  /**
   * Reads a table that ships with the program.
   *
   * @param owner the class beside which the resource lies
   * @param resource the resource's name, relative to the class
   * @throws IllegalStateException if there is no such resource or a line has too few or too many
   *     cells
   */
  public static Table read(Class<?> owner, String resource) {
    try (InputStream stream = owner.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no table '" + resource + "' beside " + owner.getName());
      }
      return read(
          resource, new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read table '" + resource + "'", e);
    }
  }

  static Table read(String name, BufferedReader lines) throws IOException {
    Map<String, Integer> columns = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isEmpty() || line.charAt(0) == '#') {
        continue;
      }
      List<String> cells = cells(line);
      if (columns.isEmpty()) {
        for (String column : cells) {
          columns.put(column, columns.size());
        }
      } else if (cells.size() == columns.size()) {
        rows.add(new Row(name, number, columns, cells));
      } else {
        throw new IllegalStateException(
            name + ":" + number + " has " + cells.size() + " cells, not " + columns.size());
      }
    }
    return new Table(rows);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
      cells.add(line.substring(from, tab));
      from = tab + 1;
    }
    cells.add(line.substring(from));
    return cells;
  }

  @Override
  public Iterator<Row> iterator() {
    return rows.iterator();
  }

  /** The number of rows, the header not counted. */
  public int size() {
    return rows.size();
  }
}
