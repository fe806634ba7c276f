package io.sluice.deployer.check;

import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.Part;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.spec.SideCarResources;
import io.sluice.deployer.yaml.FieldPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules about log shipping where Sluice adds the container that EMR's operator would add. */
final class ApacheLogRules implements RuleSet {
  private static final String DOCS = "Sluice, apache.md";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "apache-log-image",
            "For Apache's operator Fluent Bit ships the logs. EMR's image holds FluentD and expects"
                + " EMR's configuration, so it cannot stand in for it.",
            DOCS,
            ApacheLogRules::image),
        Rule.error(
            "apache-log-uri",
            "The bucket and the prefix of the logs are read from the place; nobody replaces"
                + " anything in it.",
            "Fluent Bit, Amazon S3",
            ApacheLogRules::uri),
        Rule.error(
            "apache-log-field",
            "The block is replaced by a container. What Sluice does not know in it would be lost.",
            DOCS,
            ApacheLogRules::fields),
        Rule.warning(
            "apache-log-configuration",
            "Logs are shipped from files in /var/log/flink. An own logging configuration is left as"
                + " it is, so it has to write them there, and to rotate them.",
            DOCS,
            ApacheLogRules::configuration));
  }

  /** Whether logs are shipped anywhere. */
  static boolean ships(Subject subject) {
    return Monitored.in(subject)
        .filter(
            monitoring ->
                monitoring.s3MonitoringConfiguration() != null
                    || monitoring.cloudWatchMonitoringConfiguration() != null)
        .isPresent();
  }

  private static void image(Subject subject, Findings findings) {
    Monitored.in(subject)
        .map(MonitoringConfiguration::image)
        .filter(image -> !image.toLowerCase(Locale.ROOT).contains("fluent-bit"))
        .ifPresent(
            image ->
                findings.add(
                    Fields.MONITORING.child("image"),
                    "'" + image + "' is not a Fluent Bit image by its name",
                    "remove the line, or name an image whose name contains fluent-bit"));
  }

  private static void uri(Subject subject, Findings findings) {
    Monitored.logUri(subject)
        .map(uri -> S3Uri.looksLikeOne(uri.text()) ? uri.text() : "s3://" + uri.text())
        .filter(uri -> new Setting("", uri).s3().isEmpty())
        .ifPresent(
            uri ->
                findings.add(
                    Monitored.LOG_URI,
                    "'" + uri + "' is not a place in S3",
                    "write it like s3://bucket/prefix"));
  }

  private static void fields(Subject subject, Findings findings) {
    Optional<MonitoringConfiguration> monitoring = Monitored.in(subject);
    FieldPath sideCar = Fields.MONITORING.child("sideCarResources");
    unknown(monitoring.orElse(null), Fields.MONITORING, findings);
    unknown(
        monitoring.map(MonitoringConfiguration::s3MonitoringConfiguration).orElse(null),
        Monitored.S3,
        findings);
    unknown(
        monitoring.map(MonitoringConfiguration::cloudWatchMonitoringConfiguration).orElse(null),
        Monitored.CLOUD_WATCH,
        findings);
    unknown(
        monitoring.map(MonitoringConfiguration::sideCarResources).orElse(null), sideCar, findings);
    unknown(
        monitoring
            .map(MonitoringConfiguration::sideCarResources)
            .map(SideCarResources::limits)
            .orElse(null),
        sideCar.child("limits"),
        findings);
    unknown(
        monitoring.map(MonitoringConfiguration::containerLogRotationConfiguration).orElse(null),
        Monitored.ROTATION,
        findings);
  }

  private static void unknown(@Nullable Part part, FieldPath where, Findings findings) {
    if (part != null) {
      part.other()
          .keySet()
          .forEach(
              field ->
                  findings.add(
                      where.child(field),
                      "'" + field + "' cannot be translated for Apache's operator",
                      "remove it"));
    }
  }

  private static void configuration(Subject subject, Findings findings) {
    subject.spec().logConfiguration().keySet().stream()
        .filter(file -> ships(subject))
        .findFirst()
        .ifPresent(
            file ->
                findings.add(
                    Fields.SPEC.child("logConfiguration").child(file),
                    "logs are shipped from /var/log/flink, and '" + file + "' is an own file",
                    "let it write to ${sys:log.file}, or remove it"));
  }
}
