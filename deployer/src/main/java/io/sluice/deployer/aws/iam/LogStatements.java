package io.sluice.deployer.aws.iam;

import io.sluice.deployer.spec.CloudWatchMonitoringConfiguration;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.Region;
import java.util.List;
import java.util.Optional;

/** The statement about the log group that EMR ships to (guide, "Registros de aplicaciones"). */
final class LogStatements {
  private static final List<String> ACTIONS =
      List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");

  private LogStatements() {}

  static List<Statement> of(FlinkDeployment deployment, Region region, String account) {
    return Optional.ofNullable(deployment.spec().monitoringConfiguration())
        .map(MonitoringConfiguration::cloudWatchMonitoringConfiguration)
        .map(CloudWatchMonitoringConfiguration::logGroupName)
        .map(group -> of(group, region, account))
        .stream()
        .toList();
  }

  private static Statement of(String group, Region region, String account) {
    String arn =
        "arn:" + region.partition() + ":logs:" + region + ":" + account + ":log-group:" + group;
    return Statement.of(
        "LogGroup",
        ACTIONS,
        List.of(arn, arn + ":*"),
        "logs are shipped to CloudWatch, and the group is made where it is missing"
            + " (monitoringConfiguration.cloudWatchMonitoringConfiguration)");
  }
}
