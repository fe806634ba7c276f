package io.sluice.deployer.cluster.explain;

import static io.sluice.deployer.cluster.follow.Stage.jobManager;
import static io.sluice.deployer.cluster.trouble.TestPods.waiting;
import static io.sluice.deployer.cluster.trouble.TestPods.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.cluster.follow.Stage;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExplainerIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void mergesStatusPodsAndEvents() throws Exception {
    Stage stage = new Stage(server);
    stage.operatorSees(
        "DEPLOYED", "ERROR", "RECONCILING", "DEPLOYED", "Back-off pulling image \"example:1\"");
    stage.pod(with(jobManager(), waiting("ImagePullBackOff", "Back-off pulling image")));
    stage.event(
        "Pod",
        "example-5d9c7b-abcde",
        "Warning",
        "Failed",
        "Failed to pull image \"example:1\": manifest unknown");
    stage.event("Pod", "other-5d9c7b-abcde", "Warning", "Failed", "Failed to pull image: other");

    Explanation explanation = explain("FlinkDeployment", "example");

    assertThat(explanation.healthy()).isFalse();
    assertThat(explanation.state()).isEqualTo("DEPLOYED, JobManager ERROR, job RECONCILING");
    assertThat(explanation.cause()).map(Trouble::cause).hasValue("image-missing");
    assertThat(explanation.evidence())
        .extracting(Evidence::what)
        .anyMatch(what -> what.contains("ImagePullBackOff"))
        .noneMatch(what -> what.contains("other"));
  }

  @Test
  void aSessionJobWithoutItsClusterIsExplained() throws Exception {
    server
        .client()
        .resource(
            Serialization.unmarshal(
                """
                apiVersion: flink.apache.org/v1beta1
                kind: FlinkSessionJob
                metadata: {name: count}
                spec: {deploymentName: session, job: {jarURI: "https://x/y.jar", parallelism: 1}}
                """,
                GenericKubernetesResource.class))
        .inNamespace(server.namespace())
        .create();

    assertThat(explain("FlinkSessionJob", "count").cause())
        .map(Trouble::what)
        .hasValue("the session cluster session is not there");
  }

  private Explanation explain(String kind, String name) throws InterruptedException {
    return new Explainer(server.cluster())
        .explain(
            new LiveResources(server.cluster()).get(kind, server.namespace(), name).orElseThrow());
  }
}
