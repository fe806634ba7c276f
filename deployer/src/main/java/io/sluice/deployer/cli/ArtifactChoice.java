package io.sluice.deployer.cli;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.artifact.ArtifactStore;
import io.sluice.deployer.catalogue.Environment;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which bucket for artifacts is meant: that of an environment. */
final class ArtifactChoice {
  @Option(
      names = "--env",
      paramLabel = "ENV",
      defaultValue = "dev",
      description = "The environment (default: ${DEFAULT-VALUE}).")
  String environment;

  @Mixin AwsOptions aws;

  @SuppressWarnings("NullAway.Init")
  ArtifactChoice() {}

  Environment environment() {
    return Project.current().environment(environment);
  }

  /** A connection as somebody of the environment's account; whoever asks for it closes it. */
  Aws connect(Environment chosen) {
    Aws connection = aws.connect(chosen);
    if (chosen.overrides().s3Endpoint() == null) {
      try {
        AwsOptions.requireAccount(connection, chosen);
      } catch (RuntimeException refused) {
        connection.close();
        throw refused;
      }
    }
    return connection;
  }

  static ArtifactStore store(Aws connection, Environment chosen) {
    return new ArtifactStore(connection, chosen.buckets().artifacts().name());
  }
}
