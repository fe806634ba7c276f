package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where EMR ships the logs of a deployment (guide, "Uso de la configuración de supervisión").
 *
 * @param s3MonitoringConfiguration logs to S3
 * @param cloudWatchMonitoringConfiguration logs to CloudWatch
 * @param sideCarResources limits of the log-shipping container
 * @param containerLogRotationConfiguration rotation; 2 GB and 10 files where it is missing
 * @param image an own FluentD image
 * @param other the fields that Sluice does not know
 */
public record MonitoringConfiguration(
    @Nullable S3MonitoringConfiguration s3MonitoringConfiguration,
    @Nullable CloudWatchMonitoringConfiguration cloudWatchMonitoringConfiguration,
    @Nullable SideCarResources sideCarResources,
    @Nullable ContainerLogRotation containerLogRotationConfiguration,
    @Nullable String image,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
    implements Part {
  public MonitoringConfiguration {

    other = Ordered.copy(other);
  }
}
