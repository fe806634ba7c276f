package io.sluice.deployer.describe;

import io.sluice.deployer.spec.CloudWatchMonitoringConfiguration;
import io.sluice.deployer.spec.ContainerLogRotation;
import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.S3MonitoringConfiguration;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.spec.SideCarLimits;
import io.sluice.deployer.spec.SideCarResources;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The builder's group for shipping logs to S3, to CloudWatch or to both. */
public final class Monitoring {
  private @Nullable S3MonitoringConfiguration s3;
  private @Nullable CloudWatchMonitoringConfiguration cloudWatch;
  private @Nullable SideCarResources sideCar;
  private @Nullable ContainerLogRotation rotation;
  private @Nullable String image;

  Monitoring() {}

  /** Logs go below this place. */
  public Monitoring toS3(S3Uri place) {
    this.s3 =
        new S3MonitoringConfiguration(new LogUri(place.with(S3Uri.Scheme.S3).toString()), Map.of());
    return this;
  }

  /**
   * Logs go to a group of CloudWatch, made where it is missing; the streams begin with a prefix.
   */
  public Monitoring toCloudWatch(String logGroup, String streamPrefix) {
    this.cloudWatch = new CloudWatchMonitoringConfiguration(logGroup, streamPrefix, Map.of());
    return this;
  }

  /**
   * Limits of the container that ships them.
   *
   * @param cores a whole number of millicores, such as 0.5
   * @param memory whole kibibytes
   * @throws MalformedValueException if a limit cannot be written exactly
   */
  public Monitoring sideCarLimits(double cores, MemorySize memory) {
    this.sideCar =
        new SideCarResources(
            new SideCarLimits(Amounts.millicores(cores), Amounts.quantity(memory), Map.of()),
            Map.of());
    return this;
  }

  /**
   * How logs are rotated in the container.
   *
   * @param size whole kibibytes, 2 KiB to 2 GiB
   * @param files how many are kept, 1 to 50
   * @throws MalformedValueException if the size is no whole number of kibibytes
   */
  public Monitoring rotation(MemorySize size, int files) {
    this.rotation = new ContainerLogRotation(Amounts.rotationSize(size), files, Map.of());
    return this;
  }

  /** An own FluentD image. */
  public Monitoring image(String image) {
    this.image = image;
    return this;
  }

  MonitoringConfiguration describe() {
    return new MonitoringConfiguration(s3, cloudWatch, sideCar, rotation, image, Map.of());
  }
}
