package io.sluice.deployer.check;

import io.sluice.deployer.release.Release;
import io.sluice.deployer.release.Releases;
import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.ReleaseLabel;
import java.util.List;
import java.util.Optional;

/** Rules about the release label and the Flink version beside it. */
final class ReleaseRules implements RuleSet {
  private static final EmrVersion FIRST_WITH_FLINK = new EmrVersion(6, 13, 0);

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "release-label-of-operator",
            "Labels come in pairs. The one with k8s-operator names the operator's own image, in"
                + " which no job runs.",
            "EMR on EKS, Supported releases with Apache Flink",
            ReleaseRules::operatorLabel),
        Rule.error(
            "release-without-flink",
            "EMR on EKS has Flink images from release 6.13.0 on.",
            "guide, Ejecución de trabajos de Flink con Amazon EMR en EKS",
            ReleaseRules::withoutFlink),
        Rule.warning(
            "release-unknown",
            "Sluice has no data about this release, so whatever depends on the release is not"
                + " checked.",
            "EMR on EKS, Supported releases with Apache Flink",
            ReleaseRules::unknown),
        Rule.warning(
            "release-build-unknown",
            "The release notes name the dated builds of a release; another date has no image.",
            "EMR on EKS, release notes",
            ReleaseRules::build),
        Rule.error(
            "flink-version-missing",
            "The operator refuses a deployment without flinkVersion.",
            "operator code, DefaultValidator",
            ReleaseRules::versionMissing),
        Rule.error(
            "flink-version-refused",
            "Each operator knows the Flink lines of its time and refuses others. Upgrading the"
                + " image does not upgrade the operator.",
            "operator code, FlinkVersion of the release's operator",
            ReleaseRules::refused),
        Rule.warning(
            "flink-version-mismatch",
            "The operator takes flinkVersion for the truth about the image: it decides by it which"
                + " options it writes and whether it can rescale in place. It does not look into"
                + " the image.",
            "EMR on EKS, Supported releases with Apache Flink",
            ReleaseRules::mismatch));
  }

  private static Optional<ReleaseLabel> label(Subject subject) {
    return Optional.ofNullable(subject.spec().emrReleaseLabel());
  }

  private static boolean isTooOld(EmrVersion version) {
    return !version.isAtLeast(FIRST_WITH_FLINK);
  }

  private static void operatorLabel(Subject subject, Findings findings) {
    label(subject)
        .filter(label -> label.kind() == ReleaseLabel.Kind.OPERATOR)
        .ifPresent(
            label ->
                findings.add(
                    Fields.LABEL,
                    "'" + label + "' is the label of the operator's image",
                    "write "
                        + new ReleaseLabel(
                            label.release(), ReleaseLabel.Kind.RUNTIME, label.tag())));
  }

  private static void withoutFlink(Subject subject, Findings findings) {
    subject
        .emrVersion()
        .filter(version -> isTooOld(version) && subject.spec().image() == null)
        .ifPresent(
            version ->
                findings.add(
                    Fields.LABEL,
                    "release " + version + " has no Flink image",
                    "write " + Releases.newest().label() + ", or an own image"));
  }

  private static void unknown(Subject subject, Findings findings) {
    Release newest = Releases.newest();
    subject
        .emrVersion()
        .filter(version -> Releases.find(version).isEmpty())
        .filter(version -> !isTooOld(version) || subject.spec().image() != null)
        .ifPresent(
            version ->
                findings.add(
                    Fields.LABEL,
                    "nothing is known about release " + version,
                    "take one from "
                        + Releases.all().get(0).version()
                        + " to "
                        + newest.version()
                        + ", for example "
                        + newest.label()));
  }

  private static void build(Subject subject, Findings findings) {
    Optional<ReleaseLabel> label =
        label(subject).filter(known -> known.kind() == ReleaseLabel.Kind.RUNTIME);
    subject
        .release()
        .filter(release -> !release.datedTags().isEmpty())
        .ifPresent(
            release ->
                label
                    .filter(written -> !release.hasTag(written.tag()))
                    .ifPresent(
                        written ->
                            findings.add(
                                Fields.LABEL,
                                "release "
                                    + release.version()
                                    + " has no known build '"
                                    + written.tag()
                                    + "'",
                                "write latest or "
                                    + String.join(" or ", release.datedTags())
                                    + " in its place")));
  }

  private static void versionMissing(Subject subject, Findings findings) {
    if (subject.spec().flinkVersion() == null) {
      FlinkVersion version = subject.flinkLine().orElse(Releases.newest().flinkVersion());
      findings.add(
          Fields.FLINK_VERSION, "there is no flinkVersion", "write flinkVersion: " + version);
    }
  }

  private static void refused(Subject subject, Findings findings) {
    FlinkVersion version = subject.spec().flinkVersion();
    if (version != null && isRefused(subject, version)) {
      findings.add(
          Fields.FLINK_VERSION,
          "the operator of release " + subject.emrText() + " does not take flinkVersion " + version,
          "write flinkVersion: " + subject.flinkLine().orElse(version));
    }
  }

  private static void mismatch(Subject subject, Findings findings) {
    FlinkVersion version = subject.spec().flinkVersion();
    Optional<Release> release = subject.release();
    if (version == null || release.isEmpty() || isRefused(subject, version)) {
      return;
    }
    FlinkVersion right = release.get().flinkVersion();
    if (version != right) {
      findings.add(
          Fields.FLINK_VERSION,
          "flinkVersion "
              + version
              + " stands beside release "
              + release.get().version()
              + ", which holds Flink "
              + release.get().flink().value(),
          "write flinkVersion: " + right);
    }
  }

  private static boolean isRefused(Subject subject, FlinkVersion version) {
    return subject
        .operator()
        .filter(operator -> !OperatorFlink.takes(operator, version))
        .isPresent();
  }
}
