package io.sluice.deployer.cli;

import io.sluice.deployer.aws.artifact.Artifact;
import io.sluice.deployer.aws.artifact.ArtifactStore;
import io.sluice.deployer.aws.artifact.Retention;
import io.sluice.deployer.catalogue.ArtifactPins;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.cleanup.Population;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.spec.ArtifactKey;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which artifacts may go: the older ones that neither a description nor a live job refers to. */
final class ArtifactRetention {
  @Mixin ClusterOptions cluster;

  @Option(
      names = "--without-cluster",
      description =
          "Purge although not all live deployments can be looked at: one may lose its jar.")
  boolean withoutCluster;

  @SuppressWarnings("NullAway.Init")
  ArtifactRetention() {}

  /**
   * The artifacts that may go.
   *
   * @param pins the environment's pins as they will be
   * @throws CommandException if it cannot be known which are in use
   */
  List<Artifact> expired(ArtifactStore store, Environment environment, ArtifactPins pins, int keep)
      throws IOException {
    if (keep < 0) {
      throw CommandException.usage("--keep: '" + keep + "' is less than none", "say 0 or more");
    }
    Set<String> referenced = ArtifactKey.digestsIn(new Described(Project.current()).texts());
    pins.byName().values().forEach(pin -> referenced.add(pin.digest()));
    referenced.addAll(ArtifactKey.digestsIn(live(environment)));
    return Retention.expired(store.all(), keep, referenced);
  }

  /** What is live in the clusters of all environments that share the bucket. */
  private String live(Environment environment) {
    StringBuilder texts = new StringBuilder(texts(environment));
    if (cluster.context == null) {
      Project project = Project.current();
      project.environmentNames().stream()
          .map(project::environment)
          .filter(other -> other.buckets().artifacts().equals(environment.buckets().artifacts()))
          .filter(other -> !Objects.equals(other.context(), environment.context()))
          .forEach(other -> texts.append(texts(other)));
    }
    return texts.toString();
  }

  private String texts(Environment environment) {
    try (Cluster connection = connect(environment)) {
      Population population = Population.of(connection, environment.namespace());
      if (!population.everywhere() && !withoutCluster) {
        throw unknown("not all namespaces of " + connection.address() + " can be looked at");
      }
      return population.texts();
    } catch (ClusterException unreachable) {
      if (withoutCluster) {
        return "";
      }
      throw unknown(String.valueOf(unreachable.getMessage()));
    }
  }

  private Cluster connect(Environment environment) {
    try {
      return cluster.connect(environment);
    } catch (CommandException noSuchContext) {
      throw new ClusterException(String.valueOf(noSuchContext.getMessage()), noSuchContext.fix());
    }
  }

  private static CommandException unknown(String why) {
    return CommandException.failed(
        "nothing is purged, because a live deployment could lose its jar: " + why,
        "choose the cluster with --context, or purge without looking with --without-cluster");
  }
}
