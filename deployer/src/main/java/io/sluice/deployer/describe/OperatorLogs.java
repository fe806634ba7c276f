package io.sluice.deployer.describe;

import io.sluice.deployer.chart.LogArchive;
import io.sluice.deployer.spec.CloudWatchMonitoringConfiguration;
import io.sluice.deployer.spec.ContainerLogRotation;
import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.spec.SideCarLimits;
import io.sluice.deployer.spec.SideCarResources;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The builder's group for shipping the operator's own logs to S3, to CloudWatch or to both. */
public final class OperatorLogs {
  private @Nullable LogUri uri;
  private @Nullable String totalFileSize;
  private @Nullable String uploadTimeout;
  private @Nullable String memoryBufferLimit;
  private @Nullable CloudWatchMonitoringConfiguration cloudWatch;
  private @Nullable SideCarResources sideCar;
  private @Nullable ContainerLogRotation rotation;

  OperatorLogs() {}

  /** Logs go below this place. */
  public OperatorLogs toS3(S3Uri place) {
    return toS3(new LogUri(place.with(S3Uri.Scheme.S3).toString()));
  }

  /** Logs go below this place, as it is written. */
  public OperatorLogs toS3(LogUri place) {
    uri = place;
    return this;
  }

  /**
   * When a part of the log is uploaded.
   *
   * @param size a whole number and K, M or G
   * @param time a whole number and s, m or h
   */
  public OperatorLogs upload(String size, String time) {
    totalFileSize = size;
    uploadTimeout = time;
    return this;
  }

  /** Logs go to a group of CloudWatch, made where it is missing. */
  public OperatorLogs toCloudWatch(String logGroup, String streamPrefix) {
    cloudWatch = new CloudWatchMonitoringConfiguration(logGroup, streamPrefix, Map.of());
    return this;
  }

  /**
   * Limits of the container that ships them.
   *
   * @param cores a whole number of millicores, such as 0.5
   * @param memory whole kibibytes
   */
  public OperatorLogs sideCarLimits(double cores, MemorySize memory) {
    return sideCarLimits(
        new SideCarLimits(Amounts.millicores(cores), Amounts.quantity(memory), Map.of()));
  }

  /** Limits of that container as quantities of Kubernetes. */
  public OperatorLogs sideCarLimits(SideCarLimits limits) {
    sideCar = new SideCarResources(limits, Map.of());
    return this;
  }

  /** How much that container buffers, as a quantity of Kubernetes: {@code 700M}. */
  public OperatorLogs memoryBuffer(String limit) {
    memoryBufferLimit = limit;
    return this;
  }

  /**
   * How logs are rotated in the container.
   *
   * @param size 2KB to 2GB, as a whole number and KB, MB or GB
   * @param files how many are kept, 1 to 50
   */
  public OperatorLogs rotation(String size, int files) {
    rotation = new ContainerLogRotation(size, files, Map.of());
    return this;
  }

  LogArchive describe() {
    return new LogArchive(
        uri == null ? null : new LogArchive.S3(uri, totalFileSize, uploadTimeout),
        cloudWatch,
        sideCar,
        memoryBufferLimit,
        rotation);
  }
}
