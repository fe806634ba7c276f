package io.sluice.deployer.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.ApiServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveResourcesIT {
  @RegisterExtension final ApiServer server = new ApiServer();

  @Test
  void readsWhatTheOperatorWrote() {
    GenericKubernetesResource created =
        server
            .client()
            .resource(
                Serialization.unmarshal(
                    """
                    apiVersion: flink.apache.org/v1beta1
                    kind: FlinkDeployment
                    metadata: {name: example}
                    spec: {flinkVersion: v1_19, job: {parallelism: 2, upgradeMode: savepoint}}
                    """,
                    GenericKubernetesResource.class))
            .inNamespace(server.namespace())
            .create();
    created.setAdditionalProperty(
        "status",
        Map.of(
            "lifecycleState",
            "STABLE",
            "jobManagerDeploymentStatus",
            "READY",
            "jobStatus",
            Map.of(
                "state",
                "RUNNING",
                "jobId",
                "00000000000000000000000000000001",
                "savepointInfo",
                Map.of(
                    "lastSavepoint",
                    Map.of(
                        "location", "s3p://state/savepoints/1",
                        "timeStamp", 1_700_000_000_000L,
                        "triggerType", "MANUAL",
                        "formatType", "CANONICAL"))),
            "reconciliationStatus",
            Map.of(
                "state",
                "DEPLOYED",
                "lastReconciledSpec",
                "{\"spec\":{\"job\":{\"parallelism\":2}},\"resource_metadata\":{\"metadata\":"
                    + "{\"generation\":1}}}")));
    server.client().resource(created).patchStatus();

    LiveResource live =
        new LiveResources(server.cluster())
            .get("FlinkDeployment", server.namespace(), "example")
            .orElseThrow();

    assertThat(live.lifecycle()).isEqualTo(LifecycleState.STABLE);
    assertThat(live.jobManager()).isEqualTo("READY");
    assertThat(live.job().state()).isEqualTo("RUNNING");
    assertThat(live.job().lastSavepoint().location()).isEqualTo("s3p://state/savepoints/1");
    assertThat(live.job().lastSavepoint().time()).isEqualTo("2023-11-14T22:13:20Z");
    assertThat(live.reconciliation().generation()).isEqualTo(1);
    assertThat(live.isReconciled()).isTrue();
    assertThat(live.reconciliation().lastReconciled().number("job", "parallelism")).hasValue(2L);
    assertThat(new LiveResources(server.cluster()).all(null))
        .extracting(LiveResource::name, LiveResource::namespace)
        .contains(org.assertj.core.groups.Tuple.tuple("example", server.namespace()));
  }
}
