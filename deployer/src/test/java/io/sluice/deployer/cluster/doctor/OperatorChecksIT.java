package io.sluice.deployer.cluster.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperatorChecksIT {
  private static final String WATCHED = "kubernetes.operator.watched.namespaces: ";

  @RegisterExtension
  @Order(0)
  final ApiServer server = new ApiServer();

  @RegisterExtension
  @Order(1)
  final SoundCluster cluster = new SoundCluster(server);

  @Test
  void withoutAnOperatorNothingOfItIsLookedAt() {
    server.client().resource(cluster.operatorDeployment()).delete();

    List<Checked> report = cluster.examine(SoundCluster.DESCRIPTION);

    assertThat(SoundCluster.troubles(report))
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("operator", Verdict.FAIL));
    assertThat(report)
        .filteredOn(line -> line.what().equals("not looked at because of operator"))
        .extracting(Checked::check)
        .containsExactly("operator-version", "operator-count", "operator-leader", "operator-watch");
  }

  @Test
  void anOperatorThatIsNotAvailableFailsWithTheReasonOfItsPod() {
    cluster.objects().available(cluster.operatorDeployment(), 0);
    containerOf("operator-1", "ImagePullBackOff", 0);

    assertThat(cluster.troubles())
        .filteredOn(line -> line.check().equals("operator"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.verdict()).isEqualTo(Verdict.FAIL);
              assertThat(line.what())
                  .contains("0 of 1 available", "flink-kubernetes-operator:1.7.0")
                  .endsWith("(ImagePullBackOff)");
            });
  }

  @Test
  void anOperatorThatIsScaledToNothingFails() {
    edit(one -> one.getSpec().setReplicas(0));

    assertThat(cluster.troubles())
        .singleElement()
        .satisfies(line -> assertThat(line.verdict()).isEqualTo(Verdict.FAIL))
        .satisfies(line -> assertThat(line.fix()).contains("kubectl scale deployment"));
  }

  @Test
  void anInstanceThatIsMissingIsAWarning() {
    edit(one -> one.getSpec().setReplicas(2));

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("operator", Verdict.WARN));
  }

  @Test
  void aContainerThatKeepsRestartingIsAWarning() {
    containerOf("operator-1", null, 3);

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("operator", Verdict.WARN));
    assertThat(cluster.troubles().get(0).what()).contains("restarted 3 times");
  }

  @Test
  void definitionsOfAnotherOperatorAreAWarning() {
    image("ghcr.io/apache/flink-kubernetes-operator:1.10.0");

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("operator-version", Verdict.WARN));
    assertThat(cluster.troubles().get(0).what())
        .endsWith("is of line 1.10, the definitions of 1.7");
  }

  @Test
  void aReleaseOfEmrIsComparedByTheOperatorInIt() {
    image(
        "public.ecr.aws/emr-on-eks/flink-kubernetes-operator/emr-7.6.0-flink-k8s-operator:latest");

    assertThat(cluster.troubles())
        .extracting(Checked::what)
        .singleElement()
        .asString()
        .endsWith("is of line 1.10, the definitions of 1.7");
  }

  @Test
  void anImageWithoutAVersionIsNotCompared() {
    image("registry.example.com/operator:mine");

    assertThat(cluster.troubles()).isEmpty();
  }

  @Test
  void twoOperatorsForTheSameNamespacesFail() {
    another(SoundCluster.ELECTION);

    assertThat(cluster.troubles())
        .filteredOn(line -> line.check().equals("operator-count"))
        .singleElement()
        .satisfies(line -> assertThat(line.verdict()).isEqualTo(Verdict.FAIL))
        .satisfies(line -> assertThat(line.what()).contains(server.namespace() + "/flink-"));
  }

  @Test
  void twoOperatorsEachWithItsOwnNamespacesAreSound() {
    cluster.configure(SoundCluster.ELECTION + WATCHED + server.namespace());
    another("kubernetes.operator.leader-election.enabled: false\n" + WATCHED + "elsewhere\n");

    assertThat(cluster.troubles()).isEmpty();
  }

  @Test
  void aLeaseThatNobodyRenewsFails() {
    cluster.lease("operator-1", ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(1));

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("operator-leader", Verdict.FAIL));
  }

  @Test
  void aLeaseThatAStrangerHoldsIsAWarning() {
    cluster.lease("stranger", ZonedDateTime.now(ZoneOffset.UTC));

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("operator-leader", Verdict.WARN));
  }

  @Test
  void anElectionThatNobodyWinsFails() {
    server.client().leases().inNamespace(server.namespace()).delete();

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("operator-leader", Verdict.FAIL));
  }

  @Test
  void severalInstancesThatElectNoLeaderFail() {
    server.client().leases().inNamespace(server.namespace()).delete();
    cluster.configure("kubernetes.operator.leader-election.enabled: false\n");
    edit(one -> one.getSpec().setReplicas(2));
    cluster.objects().available(cluster.operatorDeployment(), 2);

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("operator-leader", Verdict.FAIL));
    assertThat(cluster.troubles().get(0).fix())
        .contains("kubernetes.operator.leader-election.enabled: true");
  }

  @Test
  void anOperatorForOtherNamespacesFails() {
    cluster.configure(SoundCluster.ELECTION + WATCHED + "team-a,team-b");

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("operator-watch", Verdict.FAIL));
    assertThat(cluster.troubles().get(0).what())
        .endsWith("kubernetes.operator.watched.namespaces is team-a,team-b");
  }

  @Test
  void theVariableOfTheOperatorsContainerGoesBeforeItsConfiguration() {
    cluster.configure(SoundCluster.ELECTION + WATCHED + server.namespace());
    edit(
        one ->
            one.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .setEnv(
                    List.of(
                        new io.fabric8.kubernetes.api.model.EnvVar(
                            "WATCH_NAMESPACES", "elsewhere", null))));

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("operator-watch", Verdict.FAIL));
    assertThat(cluster.troubles().get(0).what()).endsWith("WATCH_NAMESPACES is elsewhere");
  }

  @Test
  void aConfigurationThatIsNotThereLeavesItOpenWhatIsWatched() {
    server
        .client()
        .configMaps()
        .inNamespace(server.namespace())
        .withName("flink-operator-config")
        .delete();

    assertThat(cluster.troubles())
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("operator-watch", Verdict.WARN));
  }

  private void edit(java.util.function.Consumer<Deployment> change) {
    server
        .client()
        .apps()
        .deployments()
        .inNamespace(server.namespace())
        .withName("flink-kubernetes-operator")
        .edit(
            deployment -> {
              change.accept(deployment);
              return deployment;
            });
  }

  private void image(String image) {
    edit(one -> one.getSpec().getTemplate().getSpec().getContainers().get(0).setImage(image));
  }

  private void containerOf(String pod, String waiting, int restarts) {
    server
        .client()
        .pods()
        .inNamespace(server.namespace())
        .withName(pod)
        .editStatus(
            current ->
                new PodBuilder(current)
                    .editStatus()
                    .addNewContainerStatus()
                    .withName("flink-main-container")
                    .withImage("image")
                    .withImageID("image")
                    .withReady(false)
                    .withRestartCount(restarts)
                    .withState(
                        waiting == null
                            ? null
                            : new io.fabric8.kubernetes.api.model.ContainerStateBuilder()
                                .withNewWaiting()
                                .withReason(waiting)
                                .endWaiting()
                                .build())
                    .endContainerStatus()
                    .endStatus()
                    .build());
    assertThat(server.client().pods().inNamespace(server.namespace()).withName(pod).get())
        .extracting(Pod::getStatus)
        .isNotNull();
  }

  /** An operator in a namespace of its own. */
  private void another(String configuration) {
    String other = server.namespace() + "-other";
    server
        .client()
        .resource(new NamespaceBuilder().withNewMetadata().withName(other).endMetadata().build())
        .create();
    server
        .client()
        .resource(
            new io.fabric8.kubernetes.api.model.ConfigMapBuilder()
                .withNewMetadata()
                .withName("flink-operator-config")
                .withNamespace(other)
                .endMetadata()
                .addToData("flink-conf.yaml", configuration)
                .build())
        .create();
    Deployment copy =
        new DeploymentBuilder(cluster.operatorDeployment())
            .withNewMetadata()
            .withName("flink-kubernetes-operator")
            .withNamespace(other)
            .endMetadata()
            .withStatus(null)
            .build();
    server.client().resource(copy).create();
    server
        .client()
        .apps()
        .deployments()
        .inNamespace(other)
        .withName("flink-kubernetes-operator")
        .editStatus(
            current ->
                new DeploymentBuilder(current)
                    .withNewStatus()
                    .withReplicas(1)
                    .withAvailableReplicas(1)
                    .withReadyReplicas(1)
                    .endStatus()
                    .build());
  }
}
