package io.sluice.deployer.cluster.status;

import static io.sluice.deployer.cluster.follow.Stage.jobManager;
import static io.sluice.deployer.cluster.follow.Stage.taskManager;
import static io.sluice.deployer.cluster.trouble.TestPods.crashed;
import static io.sluice.deployer.cluster.trouble.TestPods.ready;
import static io.sluice.deployer.cluster.trouble.TestPods.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.follow.Stage;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DetailsCollectorIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void putsPodsLeaderAndTroublesTogether() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING", "DEPLOYED", "boom");
    stage.pod(ready(taskManager(1)));
    stage.pod(with(jobManager(), crashed(2, 1, "Error")));

    LiveDetails details = only();

    assertThat(details.pods()).isEqualTo(2);
    assertThat(details.podsReady()).isEqualTo(1);
    assertThat(details.podRestarts()).isEqualTo(2);
    assertThat(details.leader()).isEqualTo("example-5d9c7b-abcde");
    assertThat(details.parallelism()).hasValue(2L);
    assertThat(details.release()).isEqualTo("v1_19");
    assertThat(details.troubles())
        .extracting(Trouble::where)
        .containsExactlyInAnyOrder("Pod/example-5d9c7b-abcde", "operator");
  }

  @Test
  void anAutoscalerThatFailsIsAProblemAsLongAsItsErrorComesAgain() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    stage.event("FlinkDeployment", "example-2", "Warning", "AutoscalerError", "a neighbour's");
    assertThat(only().troubles()).isEmpty();

    stage.event("FlinkDeployment", "example", "Warning", "AutoscalerError", "cannot read it");

    assertThat(only().troubles())
        .extracting(Trouble::toString)
        .containsExactly("autoscaler: fails (AutoscalerError): cannot read it");
  }

  @Test
  void aJobManagerThatIsNotUpIsNotAsked() throws Exception {
    new Stage(server).operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");

    assertThat(only().jobView()).isEmpty();
    assertThat(only().note()).isEmpty();
  }

  @Test
  void aJobManagerThatDoesNotAnswerIsNotedInShortTimeAndTheRestIsThere() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("STABLE", "READY", "RUNNING");
    stage.pod(ready(jobManager()));
    Instant before = Instant.now();

    LiveDetails details = only();

    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
    assertThat(details.jobView()).isEmpty();
    assertThat(details.note()).startsWith("the JobManager did not answer");
    assertThat(details.podsReady()).isEqualTo(1);
  }

  @Test
  void theLeaderIsReadFromTheHighAvailabilityConfigMap() throws Exception {
    new Stage(server).operatorSees("DEPLOYED", "DEPLOYING", "RECONCILING");
    server.configMap(
        "example-cluster-config-map",
        Map.of("org.apache.flink.k8s.leader.restserver", "1,http://10.0.0.7:8081"));

    assertThat(only().leader()).isEqualTo("http://10.0.0.7:8081");
  }

  @Test
  void severalAreCollectedInTheirOrder() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees("STABLE", "READY", "RUNNING");
    LiveResource one = live().get(0);

    try (DetailsCollector collector = new DetailsCollector(server.cluster())) {
      assertThat(collector.of(List.of(one, one, one)))
          .extracting(details -> details.live().name())
          .containsExactly("example", "example", "example");
    }
  }

  private LiveDetails only() throws InterruptedException {
    try (DetailsCollector collector = new DetailsCollector(server.cluster())) {
      return collector.of(live().get(0));
    }
  }

  private List<LiveResource> live() {
    return new LiveResources(server.cluster()).all(server.namespace());
  }
}
