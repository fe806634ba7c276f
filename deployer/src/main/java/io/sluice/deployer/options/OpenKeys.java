package io.sluice.deployer.options;

import io.sluice.deployer.text.Row;
import io.sluice.deployer.text.Table;
import java.util.ArrayList;
import java.util.List;

/** Families of keys that Flink passes on to others, so that no catalogue can list them. */
final class OpenKeys {
  private static final class Loaded {
    private static final Table TABLE = Table.read(OpenKeys.class, "open-keys.tsv");
  }

  private OpenKeys() {}

  /** The prefixes and single keys that are open on a line of Flink. */
  static List<String> on(String line) {
    List<String> open = new ArrayList<>();
    for (Row row : Loaded.TABLE) {
      List<String> lines = row.list("lines");
      if (lines.isEmpty() || lines.contains(line)) {
        open.add(row.get("key"));
      }
    }
    return open;
  }
}
