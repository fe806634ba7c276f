package io.sluice.deployer.options;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The operator's own options, {@code kubernetes.operator.*}, without those of its autoscaler. They
 * are those of line 1.7, the only one whose classes are on Maven Central: older lines lack some and
 * later ones have more, so a key that is not here may still be right. Good for checking values and
 * for finding what a mistaken key was meant to be.
 */
public final class OperatorOptions {
  private static final class Loaded {
    private static final OptionCatalogue CATALOGUE =
        OptionCatalogue.read(OperatorOptions.class, "operator-1.7.tsv");
  }

  private OperatorOptions() {}

  /** All options, in alphabetical order of their keys. */
  public static Collection<FlinkOption> all() {
    return Loaded.CATALOGUE.all();
  }

  /** The option that a key sets, empty if it is not known. */
  public static Optional<FlinkOption> find(String key) {
    return Loaded.CATALOGUE.find(key);
  }

  /** The key to write instead of a deprecated one, empty if there is none or it is current. */
  public static List<String> replacement(String key) {
    return Loaded.CATALOGUE.replacement(key);
  }

  /** The current keys that come nearest to a mistaken one, nearest first; often none. */
  public static List<String> nearest(String key, int max) {
    return Loaded.CATALOGUE.nearest(key, max);
  }
}
