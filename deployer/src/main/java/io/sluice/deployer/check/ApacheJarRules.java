package io.sluice.deployer.check;

import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Rules about how jars come into pods where no EMR operator downloads them. */
final class ApacheJarRules implements RuleSet {
  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "apache-jar-scheme",
            "Operators before 1.10 are built with a Flink that takes local jars only, and Flink"
                + " fetches jars itself from 1.19 on. S3 is bridged here; other places are not.",
            "Flink code, KubernetesUtils and ArtifactFetchManager",
            ApacheJarRules::scheme),
        Rule.error(
            "apache-jar-name",
            "The jar is copied under its own name, so the place has to end in one.",
            "Sluice, apache.md",
            ApacheJarRules::name),
        Rule.warning(
                "apache-session-jar-role",
                "Apache's operator downloads the jar itself. It has no execution role as EMR's has,"
                    + " and its image no S3 file system.",
                "operator code, FileSystemBasedArtifactFetcher",
                ApacheJarRules::session)
            .forSessionJobs());
  }

  private static Optional<URI> jar(Subject subject) {
    return subject.job().map(JobSpec::jarURI);
  }

  static boolean isFromS3(Subject subject) {
    return jar(subject).map(URI::toString).filter(S3Uri::looksLikeOne).isPresent();
  }

  private static void scheme(Subject subject, Findings findings) {
    boolean fetches =
        Optional.ofNullable(subject.spec().flinkVersion())
            .filter(version -> version.compareTo(FlinkVersion.V1_20) >= 0)
            .isPresent();
    jar(subject)
        .filter(jar -> !fetches && !isFromS3(subject) && !"local".equals(jar.getScheme()))
        .ifPresent(
            jar ->
                findings.add(
                    Fields.JAR,
                    "'" + jar + "' is neither in the image nor in S3",
                    "write it like local:///opt/flink/usrlib/job.jar or s3://bucket/job.jar"));
  }

  private static void name(Subject subject, Findings findings) {
    jar(subject)
        .filter(jar -> isFromS3(subject))
        .filter(jar -> jar.getPath() == null || jar.getPath().matches("(.*/)?"))
        .ifPresent(
            jar ->
                findings.add(
                    Fields.JAR,
                    "'" + jar + "' names no file",
                    "write it like s3://bucket/job.jar"));
  }

  private static void session(Subject subject, Findings findings) {
    jar(subject)
        .filter(jar -> isFromS3(subject))
        .ifPresent(
            jar ->
                findings.add(
                    Fields.JAR,
                    "'" + jar + "' is downloaded by the operator",
                    "give the operator an S3 plugin and a role that reads it, or serve the jar over"
                        + " https"));
  }
}
