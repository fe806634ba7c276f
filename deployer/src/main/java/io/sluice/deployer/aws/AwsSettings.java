package io.sluice.deployer.aws;

import io.sluice.deployer.spec.Region;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks to AWS, and where.
 *
 * @param region the Region
 * @param profile a profile of the AWS configuration files; where null, what AWS's tools take: keys
 *     in the environment, a web identity, the profile that AWS_PROFILE names, the container's or
 *     the machine's role
 * @param s3Endpoint the address of an S3 server that is not Amazon's
 */
public record AwsSettings(Region region, @Nullable String profile, @Nullable URI s3Endpoint) {
  /** A Region, with the usual credentials. */
  public static AwsSettings in(Region region) {
    return new AwsSettings(region, null, null);
  }

  /**
   * The Region that AWS's tools take where they are told none: that of the environment variables,
   * else the profile's. The machine's own is not asked for; where there is none, that takes long.
   */
  public static Optional<Region> usualRegion(@Nullable String profile) {
    return Stream.of(System.getenv("AWS_REGION"), System.getenv("AWS_DEFAULT_REGION"))
        .filter(Objects::nonNull)
        .filter(set -> !set.isBlank())
        .findFirst()
        .or(() -> Credentials.property(profile, "region"))
        .map(Region::parse);
  }
}
