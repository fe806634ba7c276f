package io.sluice.deployer.check;

import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.S3Uri;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about logs that go to S3. */
final class LogUriRules implements RuleSet {
  private static final String GUIDE = "guide, Registros de aplicaciones de Flink";
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z\\d+.-]*)://(.*)");

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "log-uri-missing", "logUri is required in its block.", GUIDE, LogUriRules::uriMissing),
        Rule.error(
            "log-uri-form",
            "The log-shipping container stops where the bucket cannot be one.",
            GUIDE,
            LogUriRules::uriForm),
        Rule.warning(
            "log-uri-without-scheme",
            "AWS's own samples write logUri with and without s3://; only the form with it is read"
                + " the same by every release, and by people.",
            GUIDE,
            LogUriRules::uriWithoutScheme),
        Rule.warning(
            "log-uri-scheme",
            "Logs are shipped by FluentD, not by Flink. It knows s3:// only; s3a and s3p are names"
                + " of Flink's connectors.",
            GUIDE,
            LogUriRules::uriScheme));
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
}
