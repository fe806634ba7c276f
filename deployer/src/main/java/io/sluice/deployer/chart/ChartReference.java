package io.sluice.deployer.chart;

import io.sluice.deployer.release.Images;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chart as Helm is told it.
 *
 * @param location {@code oci://…}, {@code repository/name}, or a folder or archive
 * @param version the chart's version; null where the location decides
 */
public record ChartReference(String location, @Nullable String version) {
  private static final String APACHE =
      "https://archive.apache.org/dist/flink/flink-kubernetes-operator-%1$s/flink-kubernetes-operator-%1$s-helm.tgz";

  /**
   * The chart that values are for: EMR's of their release, Apache's of their image's tag; empty
   * where they do not say.
   */
  public static Optional<ChartReference> of(OperatorValues values) {
    if (values.chart() == ChartKind.EMR) {
      return Optional.ofNullable(values.emrReleaseLabel())
          .map(label -> new ChartReference(Images.operatorChart(), label.release().toString()));
    }
    return Optional.ofNullable(values.image())
        .map(image -> new ChartReference(APACHE.formatted(image.tag()), null));
  }

  /** The same chart in another version. */
  public ChartReference version(String other) {
    return new ChartReference(location, other);
  }

  /** As messages name it. */
  @Override
  public String toString() {
    return location + (version == null ? "" : " " + version);
  }
}
