package io.sluice.deployer.cluster.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.StateProtectedException;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.plan.Effect;
import io.sluice.deployer.cluster.plan.Plan;
import io.sluice.deployer.cluster.plan.Planner;
import io.sluice.deployer.cluster.plan.StateOutcome;
import io.sluice.deployer.describe.SessionJobBuilder;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.target.EmrTarget;
import io.sluice.deployer.target.KubernetesResource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Session clusters and session jobs, planned and applied on a real API server. */
class SessionJobsIT {
  private static final String CLUSTER =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: sessions}
      spec:
        image: example:1
        flinkVersion: v1_19
        serviceAccount: flink
        flinkConfiguration:
          taskmanager.numberOfTaskSlots: "2"
          high-availability.type: kubernetes
          high-availability.storageDir: s3p://state/ha
          state.checkpoints.dir: s3p://state/checkpoints
          state.savepoints.dir: s3p://state/savepoints
        jobManager: {resource: {cpu: 0.5, memory: 1024m}}
        taskManager: {resource: {cpu: 1, memory: 1024m}}
      """;
  private static final String KIND = FlinkSessionJob.KIND;

  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void areAppliedOnceAndSeenAsWhatTheyAre() {
    apply(CLUSTER);
    List<Applied> job = apply(job("sessions", 2));

    assertThat(job).extracting(Applied::toString).containsExactly("FlinkSessionJob/counts");
    assertThat(job).extracting(Applied::outcome).containsExactly(Applied.Outcome.CREATED);
    assertThat(apply(job("sessions", 2)))
        .extracting(Applied::outcome)
        .containsExactly(Applied.Outcome.UNCHANGED);
    List<LiveResource> all = new LiveResources(server.cluster()).all(server.namespace());
    assertThat(all).extracting(LiveResource::name).containsExactly("sessions", "counts");
    assertThat(all).extracting(LiveResource::isSessionCluster).containsExactly(true, false);
  }

  @Test
  void aJobBeforeItsClusterIsAppliedWithANote() {
    Plan plan = plan(job("sessions", 2));

    assertThat(plan.kind()).isEqualTo(KIND);
    assertThat(plan.effect()).isEqualTo(Effect.CREATE);
    assertThat(plan.notes())
        .singleElement()
        .asString()
        .contains("no session cluster 'sessions'", server.namespace(), "the operator waits");
    assertThat(apply(job("sessions", 2)))
        .extracting(Applied::outcome)
        .containsExactly(Applied.Outcome.CREATED);

    apply(CLUSTER);

    assertThat(plan(job("sessions", 2)).notes()).isEmpty();
    assertThat(plan(job("sessions", 2)).changed()).isFalse();
  }

  @Test
  void aJobOnAnApplicationIsRefusedAsTheOperatorWould() {
    apply(TestFlink.APPLICATION);

    assertThat(plan(job("example", 2)).effect()).isEqualTo(Effect.BLOCKED);
    assertThatThrownBy(() -> apply(job("example", 2)))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("'example' has a job of its own");
    assertThat(new LiveResources(server.cluster()).get(KIND, server.namespace(), "counts"))
        .isEmpty();
  }

  @Test
  void aChangeOfARunningStatefulJobTakesASavepoint() {
    apply(CLUSTER);
    apply(job("sessions", 2));
    TestFlink.reconcile(server, KIND, "counts", "RUNNING");

    Plan plan = plan(job("sessions", 4));

    assertThat(plan.effect()).isEqualTo(Effect.RESTART_FROM_SAVEPOINT);
    assertThat(plan.state()).isEqualTo(StateOutcome.KEPT);
    assertThat(apply(job("sessions", 4)))
        .extracting(Applied::outcome)
        .containsExactly(Applied.Outcome.CHANGED);
  }

  @Test
  void aJobCannotMoveToAnotherCluster() {
    apply(CLUSTER);
    apply(CLUSTER.replace("name: sessions", "name: others"));
    apply(job("sessions", 2));
    TestFlink.reconcile(server, KIND, "counts", "RUNNING");

    assertThatThrownBy(() -> apply(job("others", 2)))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("spec.deploymentName cannot change");
  }

  @Test
  void aChangeOfAClusterWithoutHighAvailabilityThatHasStatefulJobsIsProtected() {
    String forgetful = CLUSTER.replaceAll(" *high-availability.*\n", "");
    apply(forgetful);
    TestFlink.reconcile(server, "FlinkDeployment", "sessions", "");
    apply(job("sessions", 2));

    assertThatThrownBy(() -> apply(forgetful.replace("example:1", "example:2")))
        .isInstanceOf(StateProtectedException.class)
        .hasMessageContaining("counts");
  }

  @Test
  void aChangeOfAClusterWithHighAvailabilityBringsItsJobsBack() {
    apply(CLUSTER);
    TestFlink.reconcile(server, "FlinkDeployment", "sessions", "");
    apply(job("sessions", 2));

    Plan plan = plan(resources(CLUSTER.replace("example:1", "example:2")));

    assertThat(plan.state()).isEqualTo(StateOutcome.KEPT);
    assertThat(plan.because()).contains("finds its jobs (counts) in the HA metadata");
  }

  @Test
  void theStateOfTheJobIsThatOfItsOwnStatus() {
    apply(CLUSTER);
    apply(job("sessions", 2));
    TestFlink.reconcile(server, KIND, "counts", "RUNNING", Map.of("error", "one\nline"));

    LiveResource live =
        new LiveResources(server.cluster()).get(KIND, server.namespace(), "counts").orElseThrow();

    assertThat(live.job().state()).isEqualTo("RUNNING");
    assertThat(live.error()).isEqualTo("one\nline");
    assertThat(live.isReconciled()).isTrue();
  }

  private List<KubernetesResource> job(String cluster, int parallelism) {
    return new EmrTarget()
        .resources(
            SessionJobBuilder.named("counts")
                .namespace(server.namespace())
                .cluster(cluster)
                .option("execution.checkpointing.interval", "30s")
                .job(
                    it ->
                        it.jar(URI.create("https://example.com/counts.jar"))
                            .entryClass("org.example.Counts")
                            .args("--input", "s3a://data/in")
                            .parallelism(parallelism))
                .build());
  }

  private List<KubernetesResource> resources(String yaml) {
    return TestFlink.resources(server, yaml);
  }

  private Plan plan(List<KubernetesResource> resources) {
    return new Planner(server.cluster()).plan(resources);
  }

  private List<Applied> apply(String yaml) {
    return apply(resources(yaml));
  }

  private List<Applied> apply(List<KubernetesResource> resources) {
    return new Apply(server.cluster()).run(resources, ApplyOptions.CAREFUL, new Unheard());
  }
}
