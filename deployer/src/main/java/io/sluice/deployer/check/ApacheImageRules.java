package io.sluice.deployer.check;

import io.sluice.deployer.release.Feature;
import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.SluiceAnnotations;
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
            ApacheImageRules::missing),
        Rule.warning(
            "apache-pod-identity-sdk",
            "The S3 connectors of Apache's images up to Flink 1.20 hold AWS SDK 1.12.319. It takes"
                + " credentials from the loopback address only, and Pod Identity's agent has"
                + " another, so the job cannot reach S3.",
            "AWS SDK code, ContainerCredentialsProvider; EKS, Pod Identity minimum versions",
            ApacheImageRules::podIdentity));
  }

  private static boolean isReleaseImage(Subject subject) {
    return subject.spec().emrReleaseLabel() != null
        && subject.spec().image() == null
        && Key.IMAGE.in(subject).isEmpty();
  }

  private static void missing(Subject subject, Findings findings) {
    Optional.ofNullable(subject.spec().emrReleaseLabel())
        .map(ReleaseLabel::release)
        .filter(release -> isReleaseImage(subject) && !Feature.PUBLIC_IMAGES.isIn(release))
        .ifPresent(
            release ->
                findings.add(
                    Fields.LABEL,
                    "release " + release + " has no image in the public gallery",
                    "write image:, or take release "
                        + Feature.PUBLIC_IMAGES.since()
                        + " or later"));
  }

  private static void podIdentity(Subject subject, Findings findings) {
    boolean newEnough =
        isReleaseImage(subject)
            && subject.emrVersion().filter(Feature.POD_IDENTITY::isIn).isPresent();
    ApacheIdentityRules.annotation(subject, SluiceAnnotations.IDENTITY)
        .filter(AwsIdentity.POD_IDENTITY.toString()::equals)
        .filter(chosen -> !newEnough)
        .ifPresent(
            chosen ->
                findings.add(
                    ApacheIdentityRules.where(SluiceAnnotations.IDENTITY),
                    "the image's S3 connectors may not know Pod Identity",
                    "remove the annotation, which means IRSA, or take an image whose connectors"
                        + " hold AWS SDK 1.12.595 or later"));
  }
}
