package io.sluice.deployer.check;

import io.sluice.deployer.spec.CloudWatchMonitoringConfiguration;
import io.sluice.deployer.spec.MonitoringConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about logs that go to CloudWatch. */
final class LogGroupRules implements RuleSet {
  private static final String GUIDE = "guide, Registros de aplicaciones de Flink";
  private static final Pattern LOG_GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
  private static final Pattern STREAM_PREFIX = Pattern.compile("[^:*]{0,512}");

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "log-group-missing",
            "logGroupName is required in its block.",
            GUIDE,
            LogGroupRules::groupMissing),
        Rule.error(
            "log-group-form",
            "CloudWatch refuses names longer than 512 characters, and anything but letters, digits"
                + " and . - _ / # in them.",
            "CloudWatch Logs, CreateLogGroup",
            LogGroupRules::groupForm),
        Rule.error(
            "log-stream-prefix-form",
            "CloudWatch refuses colons and asterisks in the names of streams.",
            "CloudWatch Logs, CreateLogStream",
            LogGroupRules::streamForm));
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
                    "write logGroupName: /flink/" + subject.name()));
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
                        + subject.name()));
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
