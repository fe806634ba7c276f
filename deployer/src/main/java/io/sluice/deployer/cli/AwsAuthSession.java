package io.sluice.deployer.cli;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.access.AccessPlan;
import io.sluice.deployer.cluster.access.ClusterAccess;
import java.util.function.Function;

/** Access by {@code aws-auth} in the cluster of an environment. */
final class AwsAuthSession implements AutoCloseable {
  private final Cluster cluster;
  private final String namespace;
  private final ClusterAccess access;

  private AwsAuthSession(Cluster cluster, String namespace, ClusterAccess access) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.access = access;
  }

  /** Connects, and says with which cluster. */
  static AwsAuthSession open(AccessChoice choice) {
    Environment environment = choice.environment();
    Cluster cluster = choice.cluster.connect(environment);
    String namespace = choice.namespace();
    choice.cluster.announce(cluster, namespace, "access");
    return new AwsAuthSession(
        cluster, namespace, new ClusterAccess(cluster, namespace, choice.role().mappedArn()));
  }

  /** Does something, and tells it where the namespace does not exist. */
  <T> T ask(Function<ClusterAccess, T> question) {
    try {
      return question.apply(access);
    } catch (ClusterException failure) {
      throw new MissingNamespace(cluster, namespace, "").reasonOf(failure);
    }
  }

  /** A plan for programs. */
  Object data(AccessPlan plan) {
    return InCluster.of(cluster, AccessPlanReport.data(plan));
  }

  @Override
  public void close() {
    cluster.close();
  }
}
