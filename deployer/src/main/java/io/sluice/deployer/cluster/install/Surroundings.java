package io.sluice.deployer.cluster.install;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.sluice.deployer.chart.OperatorValues;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.operator.Operator;
import io.sluice.deployer.cluster.operator.Operators;
import java.util.List;
import java.util.Map;

/** What has to be there, and what must not, before an operator is installed. */
final class Surroundings {
  private static final String GROUP = "cert-manager.io";
  private static final String INSTALL_CERT_MANAGER =
      "kubectl apply -f"
          + " https://github.com/cert-manager/cert-manager/releases/download/v1.12.0/cert-manager.yaml,"
          + " once for the cluster; or switch the webhook off in the operator's description";

  private final Cluster cluster;

  Surroundings(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Refuses to install where it cannot work.
   *
   * @throws ClusterException naming what is missing or in the way
   */
  void require(Installation wanted) {
    requireAlone(wanted);
    requireNamespaces(wanted.values());
    if (wanted.values().webhook()) {
      requireCertManager();
    }
  }

  private void requireAlone(Installation wanted) {
    List<Operator> others =
        new Operators(cluster)
            .all().stream()
                .filter(one -> !isOf(one.deployment(), wanted))
                .filter(one -> meet(one, wanted.values()))
                .toList();
    if (!others.isEmpty()) {
      throw new ClusterException(
          "there is an operator already, and both would act on the same deployments: "
              + others.get(0),
          "upgrade or uninstall that one with --name and -n, or have each watch namespaces of its"
              + " own (EMR's chart can be installed once in a cluster)");
    }
  }

  /** Helm marks what belongs to a release. */
  private static boolean isOf(Deployment deployment, Installation wanted) {
    Map<String, String> annotations = deployment.getMetadata().getAnnotations();
    return annotations != null
        && wanted.name().equals(annotations.get("meta.helm.sh/release-name"))
        && wanted.namespace().equals(annotations.get("meta.helm.sh/release-namespace"));
  }

  private static boolean meet(Operator other, OperatorValues values) {
    return values.watchNamespaces().isEmpty()
        || values.watchNamespaces().stream().anyMatch(other::watches);
  }

  private void requireNamespaces(OperatorValues values) {
    for (String name : values.watchNamespaces()) {
      if (!name.equals(values.namespace())
          && cluster.ask(
                  "read Namespace/" + name,
                  () -> cluster.client().namespaces().withName(name).get())
              == null) {
        throw new ClusterException(
            "watchNamespaces: there is no namespace '"
                + name
                + "', and the chart puts a role there",
            "kubectl create namespace " + name);
      }
    }
  }

  private void requireCertManager() {
    if (cluster.ask("look for " + GROUP, () -> cluster.client().getApiGroup(GROUP)) == null) {
      throw new ClusterException(
          "cert-manager is not installed, and the webhook gets its certificate from it",
          INSTALL_CERT_MANAGER);
    }
    List<Deployment> parts =
        cluster
            .ask(
                "list the Deployments of cert-manager",
                () ->
                    cluster
                        .client()
                        .apps()
                        .deployments()
                        .inAnyNamespace()
                        .withLabel("app.kubernetes.io/part-of", "cert-manager")
                        .list())
            .getItems();
    List<Deployment> all =
        parts.isEmpty()
            ? cluster
                .ask(
                    "list the Deployments of cert-manager",
                    () ->
                        cluster
                            .client()
                            .apps()
                            .deployments()
                            .inAnyNamespace()
                            .withLabel("app.kubernetes.io/instance", "cert-manager")
                            .list())
                .getItems()
            : parts;
    for (Deployment part : all) {
      Integer available = part.getStatus() == null ? null : part.getStatus().getAvailableReplicas();
      if (available == null || available == 0) {
        String name = part.getMetadata().getName();
        String namespace = part.getMetadata().getNamespace();
        throw new ClusterException(
            "cert-manager does not run: Deployment " + namespace + "/" + name + " is not available",
            "see 'kubectl describe deployment " + name + " -n " + namespace + "'");
      }
    }
  }
}
