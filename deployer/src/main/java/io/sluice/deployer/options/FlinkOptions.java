package io.sluice.deployer.options;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The options of one line of Flink, as its own classes declare them. Covers core, runtime, clients,
 * Kubernetes, the RocksDB and changelog state backends, the Prometheus reporters and the Table API;
 * the keys of other parts belong to open families.
 */
public final class FlinkOptions {
  private static final List<String> LINES = List.of("1.17", "1.18", "1.19", "1.20");
  private static final Map<String, FlinkOptions> LOADED = new ConcurrentHashMap<>();

  private final OptionCatalogue catalogue;
  private final List<String> open;

  private FlinkOptions(String line) {
    this.catalogue = OptionCatalogue.read(FlinkOptions.class, "flink-" + line + ".tsv");
    this.open = OpenKeys.on(line);
  }

  /** The lines of Flink that there are catalogues for, oldest first. */
  public static List<String> lines() {
    return LINES;
  }

  /**
   * The options of a line.
   *
   * @param line for example {@code 1.20}
   * @throws IllegalArgumentException if there is no catalogue for the line
   */
  public static FlinkOptions of(String line) {
    if (!LINES.contains(line)) {
      throw new IllegalArgumentException(
          "no options are known for Flink '" + line + "'; take one of " + String.join(", ", LINES));
    }
    return LOADED.computeIfAbsent(line, FlinkOptions::new);
  }

  /** All options, in alphabetical order of their keys. */
  public Collection<FlinkOption> all() {
    return catalogue.all();
  }

  /**
   * The option that a key sets: by its own key, an old one, one that is read in its place, or one
   * with a name filled in. Empty for keys that Flink does not know and for most open ones.
   */
  public Optional<FlinkOption> find(String key) {
    return catalogue.find(key);
  }

  /** Whether Flink, or somebody to whom Flink passes it on, may read a key. */
  public boolean isKnown(String key) {
    return find(key).isPresent() || isOpen(key);
  }

  /** Whether a key belongs to a family that no catalogue can list, for example {@code s3.}. */
  public boolean isOpen(String key) {
    for (String family : open) {
      if (family.endsWith(".") ? key.startsWith(family) : key.equals(family)) {
        return true;
      }
    }
    return false;
  }

  /** Whether Flink advises against a key that it still reads. */
  public boolean isDeprecated(String key) {
    return catalogue.isDeprecated(key);
  }

  /**
   * The keys to write instead of a deprecated one, empty if there is none or it is current. Two
   * where Flink has split an option.
   */
  public List<String> replacement(String key) {
    return catalogue.replacement(key);
  }

  /** The current keys that come nearest to a mistaken one, nearest first; often none. */
  public List<String> nearest(String key, int max) {
    return catalogue.nearest(key, max);
  }
}
