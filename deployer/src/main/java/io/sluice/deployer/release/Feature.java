package io.sluice.deployer.release;

import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.text.Row;
import io.sluice.deployer.text.Table;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came with some release, and in one case went with another. */
public enum Feature {
  APPLICATION_MODE,
  SESSION_MODE,
  PUBLIC_IMAGES,
  TASK_LOCAL_RECOVERY,
  CHANGELOG_CHECKPOINTS,
  FINE_GRAINED_RECOVERY,
  ADAPTIVE_FINE_GRAINED_RECOVERY,
  EBS_LOCAL_RECOVERY,
  COMBINED_RESTART,
  GRACEFUL_DECOMMISSION,
  GLUE_CATALOG,
  PYFLINK,
  AUTOSCALER_AUTOTUNING,
  IN_PLACE_SCALING,
  JAVA_17,
  PLAIN_AUTOSCALER_KEYS,
  RESCALE_TIME_TRACKING,
  HUDI,
  CHECKPOINT_TRIGGER_NONCE,
  SAVEPOINT_REDEPLOY_NONCE,
  ICEBERG,
  DELTA_LAKE,
  AUTOSCALER_QUOTA,
  POD_IDENTITY,
  STATE_SNAPSHOTS,
  LAST_STATE_WITHOUT_HA,
  IPV6;

  private static final class Loaded {
    private static final Map<Feature, Row> ROWS = load();

    private static Map<Feature, Row> load() {
      Map<Feature, Row> rows = new EnumMap<>(Feature.class);
      for (Row row : Table.read(Feature.class, "features.tsv")) {
        rows.put(parse(row.get("feature")), row);
      }
      return rows;
    }
  }

  /**
   * Reads a feature's id, for example {@code session-mode}.
   *
   * @throws IllegalArgumentException if there is no such feature
   */
  public static Feature parse(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The id in kebab case, for example {@code session-mode}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A few words for people. */
  public String title() {
    return row().get("title");
  }

  /** The first release that has it. */
  public EmrVersion since() {
    return EmrVersion.parse(row().get("since"));
  }

  /** The last release that has it, empty if all later ones have it. */
  public Optional<EmrVersion> until() {
    return row().find("until").map(EmrVersion::parse);
  }

  /** How far {@link #since()} and {@link #until()} can be relied on. */
  public Evidence evidence() {
    return Evidence.parse(row().get("evidence"));
  }

  /** Where they come from; the table explains the keys. */
  public String source() {
    return row().get("source");
  }

  /** Whether a release has it. */
  public boolean isIn(EmrVersion release) {
    return release.isAtLeast(since()) && until().map(last -> last.isAtLeast(release)).orElse(true);
  }

  private Row row() {
    Row row = Loaded.ROWS.get(this);
    if (row == null) {
      throw new IllegalStateException("features.tsv has no row for " + id());
    }
    return row;
  }
}
