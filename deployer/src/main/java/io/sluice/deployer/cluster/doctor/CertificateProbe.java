package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** cert-manager is there where a webhook gets its certificate from it, and the certificate is. */
final class CertificateProbe implements Probe {
  private static final String GROUP = "cert-manager.io";
  private static final String INJECT = "cert-manager.io/inject-ca-from";
  private static final ResourceDefinitionContext CERTIFICATES =
      new ResourceDefinitionContext.Builder()
          .withGroup(GROUP)
          .withVersion("v1")
          .withKind("Certificate")
          .withPlural("certificates")
          .withNamespaced(true)
          .build();

  @Override
  public String id() {
    return "cert-manager";
  }

  @Override
  public List<Finding> look(Examined examined) {
    TreeSet<String> certificates = new TreeSet<>();
    for (Webhooks.Configuration configuration : Webhooks.of(examined.cluster())) {
      configuration.tree().text("metadata", "annotations", INJECT).ifPresent(certificates::add);
    }
    if (certificates.isEmpty()) {
      return List.of(Finding.skipped("no webhook of Flink gets its certificate from it"));
    }
    if (examined.cluster().client().getApiGroup(GROUP) == null) {
      return List.of(
          Finding.fail(
              "cert-manager is not installed, and the webhook needs it for "
                  + String.join(", ", certificates),
              "install cert-manager, then the operator again"));
    }
    return certificates.stream().map(one -> look(examined.cluster(), one)).toList();
  }

  private static Finding look(Cluster cluster, String certificate) {
    String namespace = certificate.substring(0, Math.max(0, certificate.indexOf('/')));
    String name = certificate.substring(certificate.indexOf('/') + 1);
    GenericKubernetesResource found =
        cluster
            .client()
            .genericKubernetesResources(CERTIFICATES)
            .inNamespace(namespace)
            .withName(name)
            .get();
    if (found == null) {
      return Finding.fail(
          "there is no Certificate " + certificate, "install the operator's chart again");
    }
    Tree tree = new Tree(Serialization.unmarshal(Serialization.asJson(found), Map.class));
    return tree.list("status", "conditions").stream()
        .filter(one -> one.text("type").orElse("").equals("Ready"))
        .findFirst()
        .filter(one -> one.text("status").orElse("").equals("True"))
        .map(ready -> Finding.ok("Certificate " + certificate + " is ready"))
        .orElseGet(
            () ->
                Finding.fail(
                    "Certificate " + certificate + " is not ready",
                    "see 'kubectl describe certificate " + name + " -n " + namespace + "'"));
  }
}
