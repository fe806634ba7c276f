package io.sluice.deployer.cluster;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connection to one cluster. Closed by whoever opened it. */
public final class Cluster implements AutoCloseable {
  /** The resource of an application or a session cluster. */
  public static final ResourceDefinitionContext DEPLOYMENTS =
      flink("FlinkDeployment", "flinkdeployments");

  /** The resource of a job on a session cluster. */
  public static final ResourceDefinitionContext SESSION_JOBS =
      flink("FlinkSessionJob", "flinksessionjobs");

  /** The resource of a savepoint or checkpoint, from operator 1.10. */
  public static final ResourceDefinitionContext SNAPSHOTS =
      flink("FlinkStateSnapshot", "flinkstatesnapshots");

  private static final String DEFAULT_NAMESPACE = "default";
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final int RETRIES = 4;

  private final KubernetesClient client;

  private Cluster(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Connects as the kubeconfig says: the files in {@code KUBECONFIG}, else {@code ~/.kube/config},
   * else the pod's own service account. Nothing is sent yet.
   *
   * @param context a context of the kubeconfig; its current one where null
   * @throws UnknownContextException if there is no such context
   * @throws ClusterException if a file that is named is not there or is no kubeconfig, or the
   *     context leads to no cluster, or to another than its own
   */
  public static Cluster connect(@Nullable String context) {
    Config found = KubeconfigFiles.read(context);
    ContextGuard.check(found, context);
    Config config =
        new ConfigBuilder(found)
            .withConnectionTimeout((int) CONNECT_WITHIN.toMillis())
            .withRequestTimeout((int) ANSWER_WITHIN.toMillis())
            .withRequestRetryBackoffLimit(RETRIES)
            .build();
    return new Cluster(new KubernetesClientBuilder().withConfig(config).build());
  }

  /** A connection through a client that is there already; closing this closes it. */
  public static Cluster of(KubernetesClient client) {
    return new Cluster(client);
  }

  /** Fabric8's client. */
  public KubernetesClient client() {
    return client;
  }

  /** The namespace of the kubeconfig's context. */
  public String defaultNamespace() {
    String namespace = client.getConfiguration().getNamespace();
    return namespace == null ? DEFAULT_NAMESPACE : namespace;
  }

  /** The API server's address, without the credentials that a kubeconfig may have in it. */
  public String address() {
    String address = client.getConfiguration().getMasterUrl();
    return address
        .replaceFirst("[?#].*$", "")
        .replaceFirst("^([^/]*//)[^/]*@", "$1")
        .replaceFirst("/$", "");
  }

  /** The context of the kubeconfig; null where there is none, as inside a pod. */
  public @Nullable String context() {
    @Nullable NamedContext context = client.getConfiguration().getCurrentContext();
    return context == null ? null : context.getName();
  }

  /** Which cluster it is: {@code context prod (https://…)}. */
  @Override
  public String toString() {
    return context() == null
        ? "the cluster " + address()
        : "context " + context() + " (" + address() + ")";
  }

  /**
   * Does something, and tells its failure in words.
   *
   * @param doing what is being done, as {@code read FlinkDeployment/web-sessions}
   * @throws ClusterException if the cluster refuses or does not answer
   */
  public <T> T ask(String doing, Supplier<T> question) {
    try {
      return question.get();
    } catch (KubernetesClientException failure) {
      throw refused(doing, failure);
    }
  }

  /**
   * The exception that a user can act on; where no answer came at all, it names the address.
   *
   * @param doing what was being done
   * @param failure what Fabric8 threw
   */
  public ClusterException refused(String doing, KubernetesClientException failure) {
    return ApiErrors.of(failure.getCode() == 0 ? doing + " at " + address() : doing, failure);
  }

  @Override
  public void close() {
    client.close();
  }

  private static ResourceDefinitionContext flink(String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup("flink.apache.org")
        .withVersion("v1beta1")
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }
}
