package io.sluice.deployer.release;

import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;

/**
 * The names of EMR's images and of its operator's chart. The private names follow the one that AWS
 * documents for release 6.13.0; the public ones are those of its page on custom images.
 */
public final class Images {
  private static final String GALLERY = "public.ecr.aws/emr-on-eks/";

  private Images() {}

  /**
   * The Flink image in a Region's private registry.
   *
   * @throws IllegalArgumentException if the label is the operator's or EMR has no images there
   */
  public static ImageName runtime(Region region, ReleaseLabel label) {
    return flink(Registry.host(region) + "/", label);
  }

  /**
   * The Flink image in the public gallery.
   *
   * @throws IllegalArgumentException if the label is the operator's or its release is older than
   *     6.14.0
   */
  public static ImageName publicRuntime(ReleaseLabel label) {
    requirePublic(label.release());
    return flink(GALLERY, label);
  }

  /**
   * The image of the log agent in the public gallery; unlike the Flink image its name does not end
   * in {@code -flink}.
   *
   * @throws IllegalArgumentException if the label is the operator's or its release is older than
   *     6.14.0
   */
  public static ImageName publicLogAgent(ReleaseLabel label) {
    requireRuntime(label);
    requirePublic(label.release());
    return new ImageName(GALLERY + "fluentd/emr-" + label.release(), label.tag());
  }

  /** The operator's Helm chart as an OCI reference; its version is the release's number. */
  public static String operatorChart() {
    return "oci://" + GALLERY + "flink-kubernetes-operator";
  }

  private static ImageName flink(String registry, ReleaseLabel label) {
    requireRuntime(label);
    return new ImageName(registry + "flink/emr-" + label.release() + "-flink", label.tag());
  }

  private static void requireRuntime(ReleaseLabel label) {
    if (label.kind() != ReleaseLabel.Kind.RUNTIME) {
      throw new IllegalArgumentException(
          "'" + label + "' is the operator's label; take " + ReleaseLabel.latest(label.release()));
    }
  }

  private static void requirePublic(EmrVersion release) {
    if (!Feature.PUBLIC_IMAGES.isIn(release)) {
      throw new IllegalArgumentException(
          "release "
              + release
              + " has no images in the public gallery; take "
              + Feature.PUBLIC_IMAGES.since()
              + " or newer, or the Region's own registry");
    }
  }
}
