package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnedFieldsTest {
  private static final LiveResource LIVE =
      new LiveResource(
          new Tree(
              Serialization.unmarshal(
                  """
                  metadata:
                    managedFields:
                    - manager: sluice
                      operation: Apply
                      fieldsV1: {"f:spec": {"f:image": {}}}
                    - manager: sluice-operate
                      operation: Update
                      fieldsV1: {"f:spec": {"f:serviceAccount": {}}}
                    - manager: sluice-operate
                      operation: Apply
                      fieldsV1:
                        "f:spec":
                          ".": {}
                          "f:restartNonce": {}
                          "f:gone": {}
                          "f:flinkConfiguration": {"f:state.savepoints.dir": {}}
                          "f:job": {".": {}, "f:state": {}, "f:args": {}}
                  spec:
                    image: example:1
                    serviceAccount: flink
                    restartNonce: 7
                    flinkConfiguration: {state.savepoints.dir: s3p://a/b, other: x}
                    job: {state: suspended, args: [a, b], parallelism: 2}
                  """,
                  Map.class)));

  @Test
  void areThoseThatTheManagerHasAppliedWithTheirValuesOfNow() {
    assertThat(OwnedFields.of(LIVE, "sluice-operate"))
        .isEqualTo(
            Map.of(
                "restartNonce", 7,
                "flinkConfiguration", Map.of("state.savepoints.dir", "s3p://a/b"),
                "job", Map.of("state", "suspended", "args", List.of("a", "b"))));
  }

  @Test
  void areNoneOfAManagerThatHasAppliedNothing() {
    assertThat(OwnedFields.of(LIVE, "kubectl")).isEmpty();
  }
}
