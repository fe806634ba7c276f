package io.sluice.deployer.check;

import io.sluice.deployer.spec.ContainerLogRotation;
import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.S3MonitoringConfiguration;
import io.sluice.deployer.yaml.FieldPath;
import java.util.Optional;

/** Where a description has its log shipping. */
final class Monitored {
  static final FieldPath S3 = Fields.MONITORING.child("s3MonitoringConfiguration");
  static final FieldPath LOG_URI = S3.child("logUri");
  static final FieldPath CLOUD_WATCH = Fields.MONITORING.child("cloudWatchMonitoringConfiguration");
  static final FieldPath ROTATION = Fields.MONITORING.child("containerLogRotationConfiguration");

  private Monitored() {}

  static Optional<MonitoringConfiguration> in(Subject subject) {
    return Optional.ofNullable(subject.spec().monitoringConfiguration());
  }

  static Optional<LogUri> logUri(Subject subject) {
    return in(subject)
        .map(MonitoringConfiguration::s3MonitoringConfiguration)
        .map(S3MonitoringConfiguration::logUri);
  }

  static Optional<ContainerLogRotation> rotation(Subject subject) {
    return in(subject).map(MonitoringConfiguration::containerLogRotationConfiguration);
  }
}
