package io.sluice.deployer.release;

import io.sluice.deployer.text.Row;
import io.sluice.deployer.text.Table;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The keys that the operator owns and the switches that EMR adds to Flink's configuration. */
public final class EmrKeys {
  private static final class Loaded {
    private static final Map<String, EmrKey> KEYS = load();

    private static Map<String, EmrKey> load() {
      Map<String, EmrKey> keys = new TreeMap<>();
      for (Row row : Table.read(EmrKeys.class, "emr-keys.tsv")) {
        EmrKey key = EmrKey.of(row);
        keys.put(key.key(), key);
      }
      return Collections.unmodifiableMap(keys);
    }
  }

  private EmrKeys() {}

  /** All of them, in alphabetical order. */
  public static Collection<EmrKey> all() {
    return Loaded.KEYS.values();
  }

  /** What EMR or its operator does with a key, empty if nothing of its own. */
  public static Optional<EmrKey> find(String key) {
    return Optional.ofNullable(Loaded.KEYS.get(key));
  }
}
