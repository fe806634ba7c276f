package io.sluice.deployer.cluster.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WebhookChecksIT {
  @RegisterExtension
  @Order(0)
  final ApiServer server = new ApiServer();

  @RegisterExtension
  @Order(1)
  final SoundCluster cluster = new SoundCluster(server);

  @TempDir Path folder;

  @Test
  void aWebhookThatAnswersIsSound() throws Exception {
    service(true);
    webhook("Fail", validFrom("-1d"), "");

    assertThat(cluster.troubles()).isEmpty();
    assertThat(webhooks()).singleElement().asString().contains("is answered by");
  }

  @Test
  void aWebhookWhoseServiceIsGoneFailsWithHowToRemoveIt() throws Exception {
    webhook("Fail", validFrom("-1d"), "");

    assertThat(cluster.troubles())
        .singleElement()
        .satisfies(line -> assertThat(line.verdict()).isEqualTo(Verdict.FAIL))
        .satisfies(line -> assertThat(line.what()).contains("no FlinkDeployment can be stored"))
        .satisfies(
            line ->
                assertThat(line.fix())
                    .contains("kubectl delete validatingwebhookconfiguration flink-test"));
  }

  @Test
  void aWebhookThatMayBeMissingIsOnlyAWarning() throws Exception {
    webhook("Ignore", validFrom("-1d"), "");

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("webhook", Verdict.WARN));
  }

  @Test
  void aWebhookWithoutAReadyPodFails() throws Exception {
    service(false);
    webhook("Fail", validFrom("-1d"), "");

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("webhook", Verdict.FAIL));
    assertThat(webhooks().get(0)).contains("which has no ready pod");
  }

  @Test
  void aWebhookWithoutACertificateFails() {
    service(true);
    webhook("Fail", "", "");

    assertThat(webhooks().get(0)).contains("it has no CA bundle");
  }

  @Test
  void aWebhookWhoseCertificateHasExpiredFails() throws Exception {
    service(true);
    webhook("Fail", validFrom("-9d"), "");

    assertThat(webhooks().get(0)).contains("its CA certificate expired at ");
    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("webhook", Verdict.FAIL));
  }

  @Test
  void aBundleThatIsNoCertificateFails() {
    service(true);
    webhook(
        "Fail", Base64.getEncoder().encodeToString("nothing".getBytes(StandardCharsets.UTF_8)), "");

    assertThat(webhooks().get(0)).contains("its CA bundle holds no certificate");
  }

  @Test
  void whereAWebhookNeedsCertManagerItHasToBeThere() throws Exception {
    service(true);
    webhook("Fail", validFrom("-1d"), injected());

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("cert-manager", Verdict.FAIL));
  }

  @Test
  void theCertificateOfAWebhookHasToBeReady() throws Exception {
    service(true);
    webhook("Fail", validFrom("-1d"), injected());
    defineCertificates();

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::what)
        .containsExactly(
            tuple("cert-manager", "there is no Certificate " + server.namespace() + "/serving"));

    certificate("False");
    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::what)
        .containsExactly(
            tuple("cert-manager", "Certificate " + server.namespace() + "/serving is not ready"));

    certificate("True");
    assertThat(cluster.troubles()).isEmpty();
  }

  private List<String> webhooks() {
    return cluster.examine(SoundCluster.DESCRIPTION).stream()
        .filter(line -> line.check().equals("webhook"))
        .map(Checked::what)
        .toList();
  }

  private String injected() {
    return "cert-manager.io/inject-ca-from: " + server.namespace() + "/serving";
  }

  /** Selects no object at all, so that it disturbs nobody. */
  private void webhook(String policy, String bundle, String annotations) {
    cluster
        .objects()
        .create(
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: flink-test, annotations: {%s}}
            webhooks:
              - name: validation.flink.apache.org
                admissionReviewVersions: [v1]
                sideEffects: None
                failurePolicy: %s
                objectSelector: {matchLabels: {nobody: has-this}}
                clientConfig:
                  caBundle: "%s"
                  service: {namespace: %s, name: webhook, path: /validate}
                rules:
                  - apiGroups: [flink.apache.org]
                    apiVersions: ['*']
                    operations: [CREATE]
                    resources: [flinkdeployments]
            """
                .formatted(annotations, policy, bundle, server.namespace()),
            ValidatingWebhookConfiguration.class);
  }

  private void service(boolean ready) {
    cluster
        .objects()
        .create(
            "{kind: Service, metadata: {name: webhook}, spec: {ports: [{port: 443}]}}",
            Service.class);
    cluster
        .objects()
        .create(
            "{kind: Endpoints, metadata: {name: webhook}, subsets: ["
                + (ready ? "{addresses: [{ip: 10.1.1.1}], ports: [{port: 9443}]}" : "")
                + "]}",
            Endpoints.class);
  }

  private void defineCertificates() {
    CustomResourceDefinition definition =
        cluster
            .objects()
            .create(
                """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: certificates.cert-manager.io}
                spec:
                  group: cert-manager.io
                  scope: Namespaced
                  names: {kind: Certificate, plural: certificates}
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema:
                        openAPIV3Schema:
                          {type: object, x-kubernetes-preserve-unknown-fields: true}
                """,
                CustomResourceDefinition.class);
    server
        .client()
        .resource(definition)
        .waitUntilCondition(
            one ->
                one != null
                    && one.getStatus() != null
                    && one.getStatus().getConditions() != null
                    && one.getStatus().getConditions().stream()
                        .anyMatch(
                            condition ->
                                condition.getType().equals("Established")
                                    && condition.getStatus().equals("True")),
            30,
            TimeUnit.SECONDS);
  }

  private void certificate(String ready) {
    GenericKubernetesResource certificate = new GenericKubernetesResource();
    certificate.setApiVersion("cert-manager.io/v1");
    certificate.setKind("Certificate");
    certificate.setMetadata(
        new io.fabric8.kubernetes.api.model.ObjectMetaBuilder()
            .withName("serving")
            .withNamespace(server.namespace())
            .build());
    certificate.setAdditionalProperty(
        "status", Map.of("conditions", List.of(Map.of("type", "Ready", "status", ready))));
    server.client().resource(certificate).forceConflicts().serverSideApply();
  }

  /** A certificate that is valid for two days. */
  private String validFrom(String start) throws Exception {
    Path store = folder.resolve("store" + start);
    keytool(
        "-genkeypair",
        store,
        "-dname",
        "CN=test",
        "-keyalg",
        "RSA",
        "-startdate",
        start,
        "-validity",
        "2",
        "-alias",
        "ca");
    Path pem = folder.resolve("ca" + start + ".pem");
    keytool("-exportcert", store, "-rfc", "-alias", "ca", "-file", pem.toString());
    return Base64.getEncoder().encodeToString(Files.readAllBytes(pem));
  }

  private static void keytool(String what, Path store, String... options) throws Exception {
    List<String> words = new java.util.ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of(what, "-keystore", store.toString(), "-storepass", "changeit"));
    words.addAll(List.of(options));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(output).isZero();
  }
}
