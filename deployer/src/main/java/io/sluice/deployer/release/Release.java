package io.sluice.deployer.release;

import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.text.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A release of Amazon EMR on EKS with Flink.
 *
 * @param version the release's number
 * @param flink the Flink in the image
 * @param operator the operator, empty where AWS does not say
 * @param operatorAtLeast the operator's line, or the oldest that it can be where AWS does not say
 * @param java the Java that runs JobManager and TaskManagers
 * @param operatorJava the Java that runs the operator, empty where it is not known
 * @param flinkVersion what {@code spec.flinkVersion} should say
 * @param datedTags the dated tags of the runtime's labels as AWS prints them, misprints included;
 *     empty where they are not known
 * @param source where the row comes from; the table explains the keys
 * @param note what is odd about the row, empty where nothing is
 */
public record Release(
    EmrVersion version,
    Fact<BuildVersion> flink,
    Optional<Fact<BuildVersion>> operator,
    OperatorVersion operatorAtLeast,
    Fact<Integer> java,
    Optional<Fact<Integer>> operatorJava,
    FlinkVersion flinkVersion,
    List<String> datedTags,
    String source,
    Optional<String> note) {

  public Release {
    datedTags = List.copyOf(datedTags);
  }

  static Release of(Row row) {
    return new Release(
        EmrVersion.parse(row.get("release")),
        Fact.parse(row.get("flink"), BuildVersion::parse),
        row.find("operator").map(text -> Fact.parse(text, BuildVersion::parse)),
        OperatorVersion.parse(row.get("operator-at-least")),
        Fact.parse(row.get("java"), Integer::valueOf),
        row.find("operator-java").map(text -> Fact.parse(text, Integer::valueOf)),
        FlinkVersion.parse(row.get("flink-version")),
        row.list("labels"),
        row.get("source"),
        row.find("note"));
  }

  /** The label of the newest runtime build. */
  public ReleaseLabel label() {
    return ReleaseLabel.latest(version);
  }

  /** Whether a tag is {@code latest} or one of the release's known dated builds. */
  public boolean hasTag(String tag) {
    return tag.equals("latest") || datedTags.contains(tag);
  }

  /** Whether the release has a feature. */
  public boolean has(Feature feature) {
    return feature.isIn(version);
  }

  /** Everything that the release has. */
  public Set<Feature> features() {
    EnumSet<Feature> features = EnumSet.noneOf(Feature.class);
    for (Feature feature : Feature.values()) {
      if (has(feature)) {
        features.add(feature);
      }
    }
    return features;
  }

  /** The prefix that the release's autoscaler keys should have. */
  public AutoscalerPrefix autoscalerPrefix() {
    return AutoscalerPrefix.preferredIn(version);
  }

  /**
   * The options of the release's autoscaler. Where the operator is not known these are the options
   * of the oldest that it can be.
   */
  public AutoscalerOptions autoscalerOptions() {
    return AutoscalerOptions.of(operatorAtLeast);
  }
}
