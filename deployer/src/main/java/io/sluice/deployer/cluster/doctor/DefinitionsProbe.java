package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.sluice.deployer.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The custom resource definitions of the operator are there and served. */
final class DefinitionsProbe implements Probe {
  static final String ID = "definitions";
  private static final String SESSION_JOBS = "flinksessionjobs.flink.apache.org";
  private static final String SNAPSHOTS = "flinkstatesnapshots.flink.apache.org";
  private static final String INSTALL =
      "install the Flink operator's chart, which brings them (sluice images names EMR's)";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> look(Examined examined) {
    CustomResourceDefinition deployments =
        Definitions.get(examined.cluster(), Definitions.DEPLOYMENTS);
    if (deployments == null) {
      return List.of(Finding.fail("there is no definition of FlinkDeployment", INSTALL));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(one(deployments));
    CustomResourceDefinition sessionJobs = Definitions.get(examined.cluster(), SESSION_JOBS);
    findings.add(
        sessionJobs == null
            ? Finding.warn("there is no definition of FlinkSessionJob", INSTALL)
            : one(sessionJobs));
    CustomResourceDefinition snapshots = Definitions.get(examined.cluster(), SNAPSHOTS);
    Optional<Definitions> read = Definitions.read(examined.cluster());
    boolean wanted = read.filter(one -> one.oldest().minor() >= 10).isPresent();
    if (snapshots != null) {
      findings.add(one(snapshots));
    } else if (wanted) {
      findings.add(
          Finding.warn(
              "there is no definition of FlinkStateSnapshot, which operators from 1.10 have",
              "apply the definitions of the chart: helm upgrade does not"));
    }
    read.map(one -> Finding.ok("they are those of operator " + one.line()))
        .ifPresent(findings::add);
    return findings;
  }

  private static Finding one(CustomResourceDefinition definition) {
    String kind = definition.getSpec().getNames().getKind();
    List<String> served =
        definition.getSpec().getVersions().stream()
            .filter(CustomResourceDefinitionVersion::getServed)
            .map(CustomResourceDefinitionVersion::getName)
            .toList();
    if (!served.contains("v1beta1")) {
      return Finding.fail(
          kind + " is served in " + (served.isEmpty() ? "no version" : served) + ", not in v1beta1",
          "apply the definitions of the operator's chart");
    }
    boolean established =
        definition.getStatus() != null
            && definition.getStatus().getConditions() != null
            && definition.getStatus().getConditions().stream()
                .anyMatch(
                    one -> one.getType().equals("Established") && one.getStatus().equals("True"));
    return established
        ? Finding.ok(kind + " is served in " + String.join(", ", served))
        : Finding.fail(
            kind + " is defined and not established",
            "see 'kubectl describe crd " + definition.getMetadata().getName() + "'");
  }
}
