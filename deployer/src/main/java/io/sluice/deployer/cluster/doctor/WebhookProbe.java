package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Service;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.doctor.Finding;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whoever has to be asked before a Flink resource is stored answers: the webhook's service has an
 * instance, and its certificate can be trusted.
 */
final class WebhookProbe implements Probe {
  static final String ID = "webhook";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> look(Examined examined) {
    List<Webhooks.Configuration> all = Webhooks.of(examined.cluster());
    return all.isEmpty()
        ? List.of(Finding.ok("none is configured; the operator checks resources by itself"))
        : all.stream()
            .flatMap(
                configuration ->
                    configuration.hooks().stream()
                        .map(hook -> look(examined.cluster(), configuration, hook)))
            .toList();
  }

  private static Finding look(Cluster cluster, Webhooks.Configuration configuration, Tree hook) {
    Tree target = hook.at("clientConfig", "service");
    String namespace = target.text("namespace").orElse("");
    String name = target.text("name").orElse("");
    boolean required = !hook.text("failurePolicy").orElse("Fail").equals("Ignore");
    if (name.isEmpty()) {
      return Finding.ok(configuration + " asks a server outside of the cluster");
    }
    Service service = cluster.client().services().inNamespace(namespace).withName(name).get();
    if (service == null) {
      return bad(
          required,
          configuration + " asks Service " + namespace + "/" + name + ", which is not there",
          "install the operator again; where it is gone for good: kubectl delete "
              + configuration.kind().toLowerCase(Locale.ROOT)
              + " "
              + configuration.name());
    }
    if (!hasInstance(cluster, namespace, name)) {
      return bad(
          required,
          configuration + " asks Service " + namespace + "/" + name + ", which has no ready pod",
          "see why the operator's container flink-webhook is not ready");
    }
    return certificate(hook.text("clientConfig", "caBundle"))
        .map(why -> bad(required, configuration + ": " + why, renew(namespace)))
        .orElseGet(() -> Finding.ok(configuration + " is answered by " + namespace + "/" + name));
  }

  private static Finding bad(boolean required, String what, String fix) {
    return required
        ? Finding.fail(what + ", so no FlinkDeployment can be stored", fix)
        : Finding.warn(what, fix);
  }

  private static boolean hasInstance(Cluster cluster, String namespace, String name) {
    Endpoints endpoints = cluster.client().endpoints().inNamespace(namespace).withName(name).get();
    return endpoints != null
        && endpoints.getSubsets().stream().anyMatch(subset -> !subset.getAddresses().isEmpty());
  }

  private static String renew(String namespace) {
    return "see whether cert-manager and its cainjector run, and 'kubectl get certificate -n "
        + namespace
        + "'";
  }

  /** What is wrong with the certificate that the API server trusts; empty where nothing is. */
  private static Optional<String> certificate(Optional<String> bundle) {
    if (bundle.isEmpty()) {
      return Optional.of("it has no CA bundle");
    }
    try {
      X509Certificate first =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(Base64.getDecoder().decode(bundle.get())));
      Instant end = first.getNotAfter().toInstant();
      return end.isBefore(Instant.now())
          ? Optional.of("its CA certificate expired at " + end)
          : Optional.empty();
    } catch (CertificateException | IllegalArgumentException unreadable) {
      return Optional.of("its CA bundle holds no certificate");
    }
  }
}
