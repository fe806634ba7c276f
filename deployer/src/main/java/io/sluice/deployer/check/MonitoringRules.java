package io.sluice.deployer.check;

import io.sluice.deployer.spec.CloudWatchMonitoringConfiguration;
import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.yaml.FieldPath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about where EMR ships the logs. */
final class MonitoringRules implements RuleSet {
  private static final String GUIDE = "guide, Registros de aplicaciones de Flink";
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z\\d+.-]*)://(.*)");
  private static final Pattern LOG_GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
  private static final Pattern STREAM_PREFIX = Pattern.compile("[^:*]{0,512}");
  private static final List<String> BLOCKS =
      List.of(
          "s3MonitoringConfiguration",
          "cloudWatchMonitoringConfiguration",
          "sideCarResources",
          "containerLogRotationConfiguration");

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "monitoring-misplaced",
            "The block belongs into monitoringConfiguration. Directly under spec, where an older"
                + " edition of the guide shows it, nobody reads it.",
            "EMR on EKS, Using monitoring configuration",
            MonitoringRules::misplaced),
        Rule.warning(
            "monitoring-without-sink",
            "The sidecar runs in every pod and ships the logs nowhere.",
            GUIDE,
            MonitoringRules::withoutSink),
        Rule.error(
            "log-uri-missing",
            "logUri is required in its block.",
            GUIDE,
            MonitoringRules::uriMissing),
        Rule.error(
            "log-uri-form",
            "The log-shipping container stops where the bucket cannot be one.",
            GUIDE,
            MonitoringRules::uriForm),
        Rule.warning(
            "log-uri-without-scheme",
            "AWS's own samples write logUri with and without s3://; only the form with it is read"
                + " the same by every release, and by people.",
            GUIDE,
            MonitoringRules::uriWithoutScheme),
        Rule.warning(
            "log-uri-scheme",
            "Logs are shipped by FluentD, not by Flink. It knows s3:// only; s3a and s3p are names"
                + " of Flink's connectors.",
            GUIDE,
            MonitoringRules::uriScheme),
        Rule.error(
            "log-group-missing",
            "logGroupName is required in its block.",
            GUIDE,
            MonitoringRules::groupMissing),
        Rule.error(
            "log-group-form",
            "CloudWatch refuses names longer than 512 characters, and anything but letters, digits"
                + " and . - _ / # in them.",
            "CloudWatch Logs, CreateLogGroup",
            MonitoringRules::groupForm),
        Rule.error(
            "log-stream-prefix-form",
            "CloudWatch refuses colons and asterisks in the names of streams.",
            "CloudWatch Logs, CreateLogStream",
            MonitoringRules::streamForm));
  }

  /** Whether a field is a block of monitoringConfiguration that stands directly under spec. */
  static boolean isMisplaced(FieldPath where) {
    return where.parent().equals(Fields.SPEC) && BLOCKS.contains(where.last());
  }

  private static void misplaced(Subject subject, Findings findings) {
    for (String block : BLOCKS) {
      if (subject.spec().other().containsKey(block)) {
        findings.add(
            Fields.SPEC.child(block),
            block + " stands directly under spec",
            "indent it by two more, to spec.monitoringConfiguration." + block);
      }
    }
  }

  private static void withoutSink(Subject subject, Findings findings) {
    Monitored.in(subject)
        .filter(
            monitoring ->
                monitoring.s3MonitoringConfiguration() == null
                    && monitoring.cloudWatchMonitoringConfiguration() == null)
        .ifPresent(
            monitoring ->
                findings.add(
                    Fields.MONITORING,
                    "monitoringConfiguration has neither s3MonitoringConfiguration nor"
                        + " cloudWatchMonitoringConfiguration",
                    "add cloudWatchMonitoringConfiguration: {logGroupName: /flink/"
                        + subject.deployment().name()
                        + "}, or remove the block"));
  }

  private static void uriMissing(Subject subject, Findings findings) {
    boolean block =
        Monitored.in(subject).map(MonitoringConfiguration::s3MonitoringConfiguration).isPresent();
    if (block && Monitored.logUri(subject).filter(uri -> !uri.text().isBlank()).isEmpty()) {
      findings.add(Monitored.LOG_URI, "there is no logUri", "write logUri: s3://your-bucket/logs");
    }
  }

  private static Optional<LogUri> written(Subject subject) {
    return Monitored.logUri(subject)
        .filter(uri -> !uri.text().isBlank() && Placeholders.find(uri.text()).isEmpty());
  }

  private static void uriForm(Subject subject, Findings findings) {
    written(subject)
        .filter(uri -> new Setting("", "s3://" + rest(uri)).s3().isEmpty())
        .ifPresent(
            uri ->
                findings.add(
                    Monitored.LOG_URI,
                    "'" + uri + "' names no bucket",
                    "write it like s3://bucket/logs: a bucket of 3 to 63 lower-case letters,"
                        + " digits, dots and hyphens"));
  }

  private static void uriWithoutScheme(Subject subject, Findings findings) {
    Monitored.logUri(subject)
        .filter(uri -> !uri.text().isBlank() && !SCHEME.matcher(uri.text()).matches())
        .ifPresent(
            uri ->
                findings.add(
                    Monitored.LOG_URI, "'" + uri + "' has no s3://", "write logUri: s3://" + uri));
  }

  private static void uriScheme(Subject subject, Findings findings) {
    written(subject)
        .filter(uri -> SCHEME.matcher(uri.text()).matches() && !uri.text().startsWith("s3://"))
        .ifPresent(
            uri ->
                findings.add(
                    Monitored.LOG_URI,
                    "'" + uri + "' is not an s3:// place",
                    "write logUri: " + S3Uri.Scheme.S3 + "://" + rest(uri)));
  }

  private static String rest(LogUri uri) {
    Matcher scheme = SCHEME.matcher(uri.text());
    return scheme.matches() ? scheme.group(2) : uri.text();
  }

  private static Optional<CloudWatchMonitoringConfiguration> cloudWatch(Subject subject) {
    return Monitored.in(subject).map(MonitoringConfiguration::cloudWatchMonitoringConfiguration);
  }

  private static void groupMissing(Subject subject, Findings findings) {
    cloudWatch(subject)
        .filter(sink -> Optional.ofNullable(sink.logGroupName()).orElse("").isBlank())
        .ifPresent(
            sink ->
                findings.add(
                    Monitored.CLOUD_WATCH.child("logGroupName"),
                    "there is no logGroupName",
                    "write logGroupName: /flink/" + subject.deployment().name()));
  }

  private static void groupForm(Subject subject, Findings findings) {
    cloudWatch(subject)
        .map(CloudWatchMonitoringConfiguration::logGroupName)
        .filter(name -> !name.isBlank() && !LOG_GROUP.matcher(name).matches())
        .ifPresent(
            name ->
                findings.add(
                    Monitored.CLOUD_WATCH.child("logGroupName"),
                    "'" + name + "' is not the name of a log group",
                    "use at most 512 letters, digits and . - _ / #, for example /flink/"
                        + subject.deployment().name()));
  }

  private static void streamForm(Subject subject, Findings findings) {
    cloudWatch(subject)
        .map(CloudWatchMonitoringConfiguration::logStreamNamePrefix)
        .filter(prefix -> !STREAM_PREFIX.matcher(prefix).matches())
        .ifPresent(
            prefix ->
                findings.add(
                    Monitored.CLOUD_WATCH.child("logStreamNamePrefix"),
                    "'" + prefix + "' cannot begin the name of a log stream",
                    "write " + prefix.replaceAll("[:*]+", "-")));
  }
}
