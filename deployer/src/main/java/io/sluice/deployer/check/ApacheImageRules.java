package io.sluice.deployer.check;

import io.sluice.deployer.release.Feature;
import io.sluice.deployer.spec.ReleaseLabel;
import java.util.List;
import java.util.Optional;

/** Rules about the image for Apache's operator. */
final class ApacheImageRules implements RuleSet {
  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "apache-image-missing",
            "Apache's operator does not know release labels. Sluice names the release's image in"
                + " the public gallery instead, which has none of releases before 6.14.0.",
            "EMR on EKS, Customizing Docker images for Flink",
            ApacheImageRules::missing));
  }

  private static void missing(Subject subject, Findings findings) {
    Optional.ofNullable(subject.spec().emrReleaseLabel())
        .map(ReleaseLabel::release)
        .filter(release -> subject.spec().image() == null && Key.IMAGE.in(subject).isEmpty())
        .filter(release -> !Feature.PUBLIC_IMAGES.isIn(release))
        .ifPresent(
            release ->
                findings.add(
                    Fields.LABEL,
                    "release " + release + " has no image in the public gallery",
                    "write image:, or take release "
                        + Feature.PUBLIC_IMAGES.since()
                        + " or later"));
  }
}
