package io.sluice.deployer.cluster.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.TestObjects;
import io.sluice.deployer.cluster.pods.Component;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogPodsIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void theJobManagerThatLeadsIsChosen() {
    jobManagers();
    leader("http://10.0.0.2:8081");

    assertThat(choose(Component.JOBMANAGER, null)).containsExactly("demo-b");
  }

  @Test
  void whileNoneLeadsAllAreChosen() {
    jobManagers();
    leader("http://10.9.9.9:8081");

    assertThat(choose(Component.JOBMANAGER, null)).containsExactlyInAnyOrder("demo-a", "demo-b");
  }

  @Test
  void allTaskManagersAreChosen() {
    TestObjects objects = new TestObjects(server);
    objects.pod("demo-1", "demo", "taskmanager", "10.0.0.1");
    objects.pod("demo-2", "demo", "taskmanager", "10.0.0.2");
    objects.pod("other-1", "other", "taskmanager", "10.0.0.3");

    assertThat(choose(Component.TASKMANAGER, null)).containsExactlyInAnyOrder("demo-1", "demo-2");
  }

  @Test
  void aPodIsChosenByItsNameWhateverItIs() {
    new TestObjects(server).pod("demo-1", "demo", "taskmanager", "10.0.0.1");

    assertThat(choose(Component.JOBMANAGER, "demo-1")).containsExactly("demo-1");
  }

  @Test
  void aPodOfAnotherJobIsNotChosen() {
    TestObjects objects = new TestObjects(server);
    objects.pod("demo-1", "demo", "taskmanager", "10.0.0.1");
    objects.pod("other-1", "other", "taskmanager", "10.0.0.2");

    assertThatThrownBy(() -> choose(Component.JOBMANAGER, "other-1"))
        .isInstanceOf(ClusterException.class)
        .hasMessage("there is no pod other-1 of demo in " + server.namespace())
        .extracting(failure -> ((ClusterException) failure).fix())
        .isEqualTo("use one of demo-1");
  }

  @Test
  void withoutPodsItSaysSo() {
    assertThatThrownBy(() -> choose(Component.TASKMANAGER, null))
        .isInstanceOf(ClusterException.class)
        .hasMessage("there is no TaskManager pod of demo in " + server.namespace());
  }

  private List<String> choose(Component component, String pod) {
    return new LogPods(server.cluster())
        .choose(server.namespace(), "demo", component, pod).stream()
            .map(one -> one.getMetadata().getName())
            .toList();
  }

  private void jobManagers() {
    TestObjects objects = new TestObjects(server);
    objects.pod("demo-a", "demo", "jobmanager", "10.0.0.1");
    objects.pod("demo-b", "demo", "jobmanager", "10.0.0.2");
  }

  private void leader(String address) {
    server.configMap(
        "demo-cluster-config-map",
        Map.of("org.apache.flink.k8s.leader.restserver", "id," + address));
  }
}
