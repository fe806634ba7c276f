package io.sluice.deployer.cluster.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClusterChecksIT {
  private static final String SESSION_JOBS = "flinksessionjobs.flink.apache.org";

  @RegisterExtension
  @org.junit.jupiter.api.Order(0)
  final ApiServer server = new ApiServer();

  @RegisterExtension
  @org.junit.jupiter.api.Order(1)
  final SoundCluster cluster = new SoundCluster(server);

  @Test
  void aSoundClusterHasNoTroubles() {
    List<Checked> report = cluster.examine(SoundCluster.DESCRIPTION);

    assertThat(SoundCluster.troubles(report)).isEmpty();
    assertThat(report)
        .filteredOn(line -> line.verdict() == Verdict.SKIPPED)
        .extracting(Checked::check)
        .containsExactly("cert-manager");
    assertThat(report)
        .extracting(Checked::check)
        .containsAll(Doctor.clusterProbes().stream().map(Probe::id).toList());
  }

  @Test
  void withoutADeploymentOnlyTheClusterIsLookedAt() {
    List<Checked> report = cluster.examine(server.cluster(), List.of());

    assertThat(SoundCluster.troubles(report)).isEmpty();
    assertThat(report)
        .filteredOn(line -> line.check().equals("room"))
        .extracting(Checked::verdict, Checked::what)
        .containsExactly(tuple(Verdict.SKIPPED, "no deployment is described"));
  }

  @Test
  void everyLineIsToldAsSoonAsItIsKnown() {
    List<Checked> told = new java.util.ArrayList<>();
    List<Checked> report =
        new Doctor(Doctor.clusterProbes())
            .examine(new Examined(server.cluster(), server.namespace(), List.of()), told::add);

    assertThat(told).isEqualTo(report);
  }

  @Test
  void whereNoServerAnswersEverythingElseIsSkipped() {
    Config nowhere =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:1")
            .withRequestRetryBackoffLimit(0)
            .build();
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(nowhere).build()) {
      List<Checked> report =
          cluster.examine(Cluster.of(client), cluster.resources(SoundCluster.DESCRIPTION));

      assertThat(SoundCluster.troubles(report))
          .extracting(Checked::check, Checked::verdict)
          .containsExactly(tuple("api-server", Verdict.FAIL));
      assertThat(report.get(0).fix()).contains("KUBECONFIG");
      assertThat(report.subList(1, report.size()))
          .hasSize(Doctor.clusterProbes().size() - 1)
          .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(Verdict.SKIPPED))
          .allSatisfy(line -> assertThat(line.what()).contains("api-server").doesNotContain("\n"));
    }
  }

  @Test
  void aMissingDefinitionFailsAndWhatNeedsItIsSkipped() {
    CustomResourceDefinition removed = remove(Definitions.DEPLOYMENTS);
    try {
      List<Checked> report = cluster.examine(SoundCluster.DESCRIPTION);

      assertThat(SoundCluster.troubles(report))
          .extracting(Checked::check, Checked::verdict, Checked::what)
          .containsExactly(
              tuple("definitions", Verdict.FAIL, "there is no definition of FlinkDeployment"));
      assertThat(report)
          .filteredOn(line -> line.what().equals("not looked at because of definitions"))
          .extracting(Checked::check)
          .containsExactly(
              "operator-version", "target", "flink-version", "left-state", "left-volumes");
    } finally {
      restore(removed);
    }
  }

  @Test
  void aMissingDefinitionOfSessionJobsIsAWarning() {
    CustomResourceDefinition removed = remove(SESSION_JOBS);
    try {
      assertThat(cluster.troubles())
          .extracting(Checked::check, Checked::verdict, Checked::what)
          .containsExactly(
              tuple("definitions", Verdict.WARN, "there is no definition of FlinkSessionJob"));
    } finally {
      restore(removed);
    }
  }

  @Test
  void aDefinitionThatIsNotServedFails() {
    serve(SESSION_JOBS, false);
    try {
      assertThat(cluster.troubles())
          .extracting(Checked::check, Checked::verdict, Checked::what)
          .containsExactly(
              tuple(
                  "definitions",
                  Verdict.FAIL,
                  "FlinkSessionJob is served in no version, not in v1beta1"));
    } finally {
      serve(SESSION_JOBS, true);
    }
  }

  @Test
  void theDefinitionsSayOfWhichOperatorTheyAre() {
    assertThat(cluster.examine(SoundCluster.DESCRIPTION))
        .extracting(Checked::what)
        .contains("they are those of operator 1.7");
  }

  @Test
  void aNamespaceThatIsNotThereFailsAndWhatIsInItIsSkipped() {
    List<Checked> report =
        new Doctor(Doctor.clusterProbes())
            .examine(
                new Examined(
                    server.cluster(), "nowhere", cluster.resources(SoundCluster.DESCRIPTION)),
                line -> {});

    assertThat(SoundCluster.troubles(report))
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("namespace", Verdict.FAIL));
    assertThat(report)
        .filteredOn(line -> line.check().equals("quota"))
        .extracting(Checked::what)
        .containsExactly("not looked at because of namespace");
  }

  @Test
  void aNamespaceThatIsBeingDeletedFails() {
    server.client().namespaces().withName(server.namespace()).delete();

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict, Checked::what)
        .containsExactly(
            tuple(
                "namespace",
                Verdict.FAIL,
                "namespace " + server.namespace() + " is being deleted"));
  }

  @Test
  void aFlinkVersionThatTheDefinitionDoesNotTakeFails() {
    assertThat(cluster.troubles(SoundCluster.DESCRIPTION.replace("v1_19", "v1_20")))
        .extracting(Checked::check, Checked::verdict, Checked::what)
        .containsExactly(
            tuple(
                "flink-version",
                Verdict.FAIL,
                "spec.flinkVersion: v1_20 is not taken by this operator, which takes v1_13 to"
                    + " v1_19"));
  }

  @Test
  void fieldsOfAnotherOperatorFailWithTheTargetToUse() {
    assertThat(
            cluster.troubles(
                SoundCluster.DESCRIPTION.replace(
                    "spec:\n  flinkVersion",
                    "spec:\n  emrReleaseLabel: emr-7.6.0-flink-latest\n  flinkVersion")))
        .filteredOn(line -> line.check().equals("target"))
        .singleElement()
        .satisfies(line -> assertThat(line.verdict()).isEqualTo(Verdict.FAIL))
        .satisfies(
            line ->
                assertThat(line.what())
                    .isEqualTo("this operator is not Amazon's: it has no spec.emrReleaseLabel"))
        .satisfies(line -> assertThat(line.fix()).contains("--target apache"));
  }

  private CustomResourceDefinition remove(String name) {
    var found = server.client().apiextensions().v1().customResourceDefinitions().withName(name);
    CustomResourceDefinition definition = found.get();
    found.delete();
    found.waitUntilCondition(java.util.Objects::isNull, 30, TimeUnit.SECONDS);
    return definition;
  }

  private void restore(CustomResourceDefinition removed) {
    CustomResourceDefinition again =
        new CustomResourceDefinitionBuilder(removed)
            .editMetadata()
            .withResourceVersion(null)
            .withUid(null)
            .endMetadata()
            .withStatus(null)
            .build();
    server.client().resource(again).create();
    ApiServer.awaitEstablished(server.client(), again);
  }

  private void serve(String name, boolean served) {
    server
        .client()
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(name)
        .edit(
            definition -> {
              definition.getSpec().getVersions().get(0).setServed(served);
              return definition;
            });
  }
}
