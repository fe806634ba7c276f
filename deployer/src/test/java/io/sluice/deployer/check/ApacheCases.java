package io.sluice.deployer.check;

import java.util.List;

/** Descriptions that break one rule of Apache's operator each. */
final class ApacheCases {
  private ApacheCases() {}

  static List<Case> all() {
    return List.of(
        Case.breaks(
            "apache-image-missing",
            Manifest.on("emr-6.13.0-flink-latest"),
            "spec.emrReleaseLabel",
            "6.13.0",
            "6.14.0"));
  }
}
