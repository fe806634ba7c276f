package io.sluice.deployer.chart;

import io.sluice.deployer.spec.CloudWatchMonitoringConfiguration;
import io.sluice.deployer.spec.ContainerLogRotation;
import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.SideCarResources;
import org.jspecify.annotations.Nullable;

/**
 * Where EMR ships the operator's own logs (guide, "Registros del operador de Flink").
 *
 * @param s3 to S3
 * @param cloudWatch to CloudWatch
 * @param sideCarResources limits of the container that ships them; 512Mi of memory where missing
 * @param memoryBufferLimit how much that container buffers, as {@code 700M}; a Kubernetes quantity
 * @param containerLogRotationConfiguration rotation; 2 GB and 10 files where it is missing
 */
public record LogArchive(
    @Nullable S3 s3,
    @Nullable CloudWatchMonitoringConfiguration cloudWatch,
    @Nullable SideCarResources sideCarResources,
    @Nullable String memoryBufferLimit,
    @Nullable ContainerLogRotation containerLogRotationConfiguration) {
  /**
   * Logs to S3.
   *
   * @param logUri the place below which they are written
   * @param totalFileSize at which size a part is uploaded, as {@code 1G}
   * @param uploadTimeout after which time it is uploaded whatever its size, as {@code 1m}
   */
  public record S3(LogUri logUri, @Nullable String totalFileSize, @Nullable String uploadTimeout) {}
}
