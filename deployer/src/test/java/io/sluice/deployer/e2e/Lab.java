package io.sluice.deployer.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.sluice.deployer.cli.Sluice;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkResourceYaml;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A cluster with Flink's operator, a namespace in it for the tests of a class, and an S3 server on
 * this machine that pods reach. Tests are skipped where SLUICE_E2E is not 1 or KUBECONFIG names no
 * cluster; '.ci/lab' makes one.
 */
public final class Lab implements BeforeAllCallback, AfterAllCallback {
  /** Flink 1.20.0 with both S3 file systems and the jobs of this repository. */
  public static final String IMAGE = "docker.io/lab/jobs:test";

  private static final String SECRET = "s3-credentials";

  private KubernetesClient client;
  private String namespace;
  private S3Store store;
  private Path folder;

  /** What a command printed and returned. */
  public record Result(int exitCode, String out, String err) {}

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    assumeTrue(
        "1".equals(System.getenv("SLUICE_E2E")) && System.getenv("KUBECONFIG") != null,
        "skipped: SLUICE_E2E is not 1 or KUBECONFIG names no cluster; see .ci/lab");
    assumeTrue(thereIsTime(), "skipped: SLUICE_E2E_UNTIL has passed, so no further class begins");
    client = new KubernetesClientBuilder().build();
    folder = Files.createTempDirectory("e2e");
    store = S3Store.start(folder.resolve("store"));
    namespace = "e2e-" + context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT);
    removeOfAnEarlierRun();
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(SECRET)
                .withNamespace(namespace)
                .endMetadata()
                .withStringData(store.credentials())
                .build())
        .create();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (namespace != null) {
      removeDeployments();
      client.namespaces().withName(namespace).delete();
    }
    if (client != null) {
      client.close();
    }
    if (store != null) {
      store.close();
      delete(folder);
    }
  }

  /** A client with all rights. */
  public KubernetesClient client() {
    return client;
  }

  /** A new connection, as a command makes it. */
  public Cluster cluster() {
    return Cluster.connect(null);
  }

  /** The namespace of this class. */
  public String namespace() {
    return namespace;
  }

  /** The S3 server. */
  public S3Store store() {
    return store;
  }

  /** A folder for files of this class. */
  public Path folder() {
    return folder;
  }

  /**
   * The beginning of a description that fits into the cluster: small pods, the S3 server, its
   * credentials. HA with one JobManager, checkpoints every two seconds.
   */
  public DeploymentBuilder describe(String name) {
    return LabDescription.begin(name, namespace, store.endpoint(), SECRET);
  }

  /** The same for a session cluster. */
  public DeploymentBuilder describeSessionCluster(String name) {
    return LabDescription.sessionCluster(name, namespace, store.endpoint(), SECRET);
  }

  /** A file with the description, for {@code -f}. */
  public Path file(FlinkResource resource) throws IOException {
    return Files.writeString(
        folder.resolve(resource.name() + ".yaml"), FlinkResourceYaml.write(resource));
  }

  /** Runs a command in this process. */
  public Result sluice(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Sluice.run(
            new PrintWriter(out),
            new PrintWriter(err),
            Arrays.stream(words).map(Object::toString).toArray(String[]::new));
    return new Result(exitCode, out.toString(), err.toString());
  }

  /** A run whose time is limited ends in order: what has begun goes on to its end. */
  private static boolean thereIsTime() {
    String until = System.getenv("SLUICE_E2E_UNTIL");
    return until == null || Instant.now().isBefore(Instant.ofEpochSecond(Long.parseLong(until)));
  }

  /**
   * Before their namespace, since the operator cannot clean up without their service accounts. One
   * that the operator does not let go, as a job that failed for good, is not left for the next run.
   */
  private void removeDeployments() {
    for (ResourceDefinitionContext kind : List.of(Cluster.SESSION_JOBS, Cluster.DEPLOYMENTS)) {
      var all = client.genericKubernetesResources(kind).inNamespace(namespace);
      all.delete();
      all.informOnCondition(List::isEmpty)
          .orTimeout(2, TimeUnit.MINUTES)
          .handle((empty, failure) -> empty)
          .join();
      for (GenericKubernetesResource held : all.list().getItems()) {
        all.withName(held.getMetadata().getName())
            .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
      }
    }
  }

  private void removeOfAnEarlierRun() {
    if (client.namespaces().withName(namespace).get() != null) {
      removeDeployments();
      client.namespaces().withName(namespace).delete();
      client
          .namespaces()
          .withName(namespace)
          .waitUntilCondition(Objects::isNull, 2, TimeUnit.MINUTES);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
