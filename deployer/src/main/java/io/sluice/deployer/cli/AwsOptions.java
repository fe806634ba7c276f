package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsSettings;
import io.sluice.deployer.aws.CallerIdentity;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.Region;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who speaks to AWS, and in which Region. */
final class AwsOptions {
  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "A profile of the AWS configuration files (default: as for all AWS tools).")
  @Nullable String profile;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The Region (default: the environment's, else AWS_REGION).")
  @Nullable String region;

  @SuppressWarnings("NullAway.Init")
  AwsOptions() {}

  /** A connection for an environment; whoever asks for it closes it. */
  Aws connect(Environment environment) {
    return Aws.connect(settings(environment.region(), environment.overrides().s3Endpoint()));
  }

  /**
   * A connection for what no environment says more about; whoever asks for it closes it.
   *
   * @param described the Region that the description names
   */
  Aws connect(@Nullable Region described) {
    return connect(described, null);
  }

  /**
   * The same where the description names an S3 server that is not Amazon's.
   *
   * @param s3Endpoint its address; null for Amazon's
   */
  Aws connect(@Nullable Region described, @Nullable URI s3Endpoint) {
    return Aws.connect(settings(described, s3Endpoint));
  }

  /** Whether a Region can be told, where a description names none. */
  boolean knowsRegion() {
    return region != null || AwsSettings.usualRegion(profile).isPresent();
  }

  /**
   * Makes sure that the caller is of the environment's account; to be called before anything is
   * changed, or compared.
   *
   * @throws io.sluice.deployer.aws.AwsException if it is another, or there are no credentials
   */
  static CallerIdentity requireAccount(Aws aws, Environment environment) {
    return CallerIdentity.require(
        aws, environment.account().id(), "environment " + environment.name());
  }

  private AwsSettings settings(@Nullable Region usual, @Nullable URI s3Endpoint) {
    return new AwsSettings(chosen(usual), profile, s3Endpoint);
  }

  /** The Region that was asked for; null where none was. */
  @Nullable Region askedRegion() {
    try {
      return region == null ? null : Region.parse(region);
    } catch (MalformedValueException malformed) {
      throw CommandException.usage("--region: " + malformed.what(), malformed.fix());
    }
  }

  private Region chosen(@Nullable Region usual) {
    Region asked = askedRegion();
    if (asked != null) {
      return asked;
    }
    if (usual != null) {
      return usual;
    }
    return AwsSettings.usualRegion(profile)
        .orElseThrow(
            () ->
                CommandException.usage(
                    "which Region?", "give --region, or set AWS_REGION or the profile's region"));
  }
}
