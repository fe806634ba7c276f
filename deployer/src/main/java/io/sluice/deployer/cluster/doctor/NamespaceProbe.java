package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.doctor.Finding;
import java.net.HttpURLConnection;
import java.util.List;

/** The namespace is there and is not going away. */
final class NamespaceProbe implements Probe {
  static final String ID = "namespace";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> look(Examined examined) {
    String name = examined.namespace();
    Namespace namespace;
    try {
      namespace = examined.cluster().client().namespaces().withName(name).get();
    } catch (KubernetesClientException failure) {
      if (failure.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw failure;
      }
      return List.of(
          Finding.warn(
              "cannot look whether namespace " + name + " is there",
              "ask for 'get namespaces', or for someone who has it"));
    }
    if (namespace == null) {
      return List.of(
          Finding.fail(
              "there is no namespace " + name,
              (examined.chosen().isEmpty() ? "" : examined.chosen() + ", or ")
                  + "make it: kubectl create namespace "
                  + name));
    }
    boolean terminating =
        namespace.getMetadata().getDeletionTimestamp() != null
            || (namespace.getStatus() != null
                && "Terminating".equals(namespace.getStatus().getPhase()));
    return List.of(
        terminating
            ? Finding.fail(
                "namespace " + name + " is being deleted",
                "wait until it is gone; 'kubectl describe namespace "
                    + name
                    + "' says what holds it")
            : Finding.ok("namespace " + name + " is there"));
  }
}
