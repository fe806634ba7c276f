package io.sluice.deployer.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real API server with the operator's own resource definitions, one for all tests of a JVM, and a
 * namespace for each test. No controllers run: what an operator would write, a test writes. Tests
 * are skipped where KUBE_API_TEST_DIR holds no server.
 */
public final class ApiServer implements BeforeEachCallback, AfterEachCallback {
  private static final String VERSION = "1.20.2";
  private static final Path OPERATOR =
      Path.of("target/flink-options/operator-1.7/flink-kubernetes-operator-api-1.7.0.jar");

  private static String kubeconfig;
  private static int namespaces;

  private KubernetesClient client;
  private String namespace;

  @Override
  public void beforeEach(ExtensionContext context) {
    String home = System.getenv("KUBE_API_TEST_DIR");
    assumeTrue(
        home != null && Files.isDirectory(Path.of(home)),
        "skipped: KUBE_API_TEST_DIR names no folder with a Kubernetes API server");
    client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(started(home))).build();
    namespace = "test-" + nextNamespace();
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (client != null) {
      leaveNothingThatHoldsADefinition();
      leaveNoOperator();
      client.close();
    }
  }

  /** No operator runs that would take its finalizer off, and a test may remove a definition. */
  private void leaveNothingThatHoldsADefinition() {
    for (ResourceDefinitionContext kind : List.of(Cluster.DEPLOYMENTS, Cluster.SESSION_JOBS)) {
      var all = client.genericKubernetesResources(kind).inNamespace(namespace);
      for (GenericKubernetesResource left : left(all)) {
        if (!left.getMetadata().getFinalizers().isEmpty()) {
          all.withName(left.getMetadata().getName())
              .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
        }
        all.withName(left.getMetadata().getName()).delete();
      }
    }
  }

  private static List<GenericKubernetesResource> left(
      Listable<GenericKubernetesResourceList> resources) {
    try {
      return resources.list().getItems();
    } catch (KubernetesClientException noSuchKind) {
      if (noSuchKind.getCode() == 404) {
        return List.of();
      }
      throw noSuchKind;
    }
  }

  /** An operator that looks after all namespaces would be found by the tests after this one. */
  private void leaveNoOperator() {
    for (Deployment left : client.apps().deployments().inAnyNamespace().list().getItems()) {
      client.resource(left).delete();
    }
  }

  /** A client with all rights. */
  public KubernetesClient client() {
    return client;
  }

  /** The same as a connection. */
  public Cluster cluster() {
    return Cluster.of(client);
  }

  /** Makes a ConfigMap in the namespace of this test. */
  public void configMap(String name, Map<String, String> data) {
    configMap(name, data, Map.of());
  }

  /** The same with annotations. */
  public void configMap(String name, Map<String, String> data, Map<String, String> annotations) {
    client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withAnnotations(annotations)
                .endMetadata()
                .withData(data)
                .build())
        .create();
  }

  /** The namespace of this test. */
  public String namespace() {
    return namespace;
  }

  /** How to reach the server. */
  public String kubeconfig() {
    return kubeconfig;
  }

  private static synchronized int nextNamespace() {
    namespaces++;
    return namespaces;
  }

  private static synchronized String started(String home) {
    if (kubeconfig == null) {
      KubeAPIServer server =
          new KubeAPIServer(
              KubeAPIServerConfigBuilder.anAPIServerConfig()
                  .withTestDir(home)
                  .withApiServerVersion(VERSION)
                  .withOfflineMode(true)
                  .withApiServerFlags(
                      List.of("--bind-address", "127.0.0.1", "--advertise-address", "192.0.2.1"))
                  .build());
      server.start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      kubeconfig = server.getKubeConfigYaml();
      installDefinitions();
    }
    return kubeconfig;
  }

  /** The operator's own definitions, as YAML. */
  public static List<String> definitions() {
    try (JarFile operator = new JarFile(OPERATOR.toFile())) {
      List<String> definitions = new ArrayList<>();
      for (JarEntry entry : Collections.list(operator.entries())) {
        if (entry.getName().matches("META-INF/fabric8/.*-v1\\.yml")) {
          try (InputStream definition = operator.getInputStream(entry)) {
            definitions.add(new String(definition.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
      return definitions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the definitions back as they were, for a test that has changed or deleted them. */
  public void restoreDefinitions() {
    leaveNothingThatHoldsADefinition();
    installDefinitions();
  }

  private static void installDefinitions() {
    try (KubernetesClient admin =
        new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build()) {
      var all = admin.apiextensions().v1().customResourceDefinitions();
      for (String text : definitions()) {
        CustomResourceDefinition definition =
            Serialization.unmarshal(text, CustomResourceDefinition.class);
        String name = definition.getMetadata().getName();
        if (all.withName(name).get() == null) {
          all.resource(definition).create();
        } else {
          all.withName(name)
              .edit(
                  live ->
                      new CustomResourceDefinitionBuilder(live)
                          .withSpec(definition.getSpec())
                          .build());
        }
        all.withName(name).waitUntilCondition(ApiServer::isEstablished, 30, TimeUnit.SECONDS);
      }
    }
  }

  /** Waits until the server answers for what was defined. */
  public static void awaitEstablished(
      KubernetesClient client, CustomResourceDefinition definition) {
    client.resource(definition).waitUntilCondition(ApiServer::isEstablished, 30, TimeUnit.SECONDS);
  }

  private static boolean isEstablished(CustomResourceDefinition definition) {
    return definition != null
        && definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
  }
}
