package io.sluice.deployer.cluster.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.yaml.FieldPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldManagersTest {
  private static final FieldManagers MANAGERS =
      new FieldManagers(
          new Tree(
              Serialization.unmarshal(
                  """
                  metadata:
                    managedFields:
                    - manager: sluice
                      operation: Apply
                      fieldsV1:
                        f:spec:
                          f:job: {f:parallelism: {}, f:upgradeMode: {}}
                          f:flinkConfiguration: {"f:a.b": {}}
                          f:volumes: {}
                    - manager: sluice-operate
                      operation: Apply
                      fieldsV1: {"f:spec": {"f:job": {"f:state": {}, "f:upgradeMode": {}}}}
                    - manager: hpa
                      operation: Update
                      subresource: status
                      fieldsV1: {"f:spec": {"f:job": {"f:parallelism": {}}}}
                    - manager: flink-operator
                      operation: Update
                      fieldsV1: {"f:status": {"f:error": {}}}
                    - manager: kubectl-edit
                      operation: Update
                      fieldsV1:
                        f:spec:
                          f:job: {}
                          f:containers:
                            'k:{"name":"main"}': {".": {}, "f:image": {}}
                  """,
                  Map.class)));

  @Test
  void namesTheOwnerOfAField() {
    assertThat(MANAGERS.owner(FieldPath.of("spec", "job", "parallelism"))).hasValue("sluice");
    assertThat(MANAGERS.owner(FieldPath.of("spec", "job", "state"))).hasValue("sluice-operate");
    assertThat(MANAGERS.owner(FieldPath.of("spec", "flinkConfiguration", "a.b")))
        .hasValue("sluice");
  }

  @Test
  void anotherOwnerBesideSluiceIsTheOneThatIsNamed() {
    assertThat(MANAGERS.owner(FieldPath.of("spec", "job", "upgradeMode")))
        .hasValue("sluice-operate");
  }

  @Test
  void nobodyOwnsWhatNobodyHasSet() {
    assertThat(MANAGERS.owner(FieldPath.of("spec", "image"))).isEmpty();
    assertThat(MANAGERS.owner(FieldPath.of("spec", "job", "args"))).isEmpty();
  }

  @Test
  void elementsOfListsAreFoundByTheirNames() {
    assertThat(MANAGERS.owner(FieldPath.of("spec", "containers", "name=main", "image")))
        .hasValue("kubectl-edit");
    assertThat(MANAGERS.owner(FieldPath.of("spec", "containers", "name=other", "image"))).isEmpty();
  }

  @Test
  void aListThatIsReplacedAsAWholeHasOneOwner() {
    assertThat(MANAGERS.owner(FieldPath.of("spec", "volumes", "name=data", "emptyDir")))
        .hasValue("sluice");
  }

  @Test
  void theOperatorIsWhoWritesTheStatus() {
    assertThat(MANAGERS.isOperator("flink-operator")).isTrue();
    assertThat(MANAGERS.isOperator("kubectl-edit")).isFalse();
  }

  @Test
  void nobodyMissesWhatSluiceAndTheOperatorHaveSet() {
    assertThat(MANAGERS.mayTakeFrom("sluice")).isTrue();
    assertThat(MANAGERS.mayTakeFrom("sluice-operate")).isTrue();
    assertThat(MANAGERS.mayTakeFrom("flink-operator")).isTrue();
    assertThat(MANAGERS.mayTakeFrom("kubectl-edit")).isFalse();
    assertThat(MANAGERS.mayTakeFrom("helm")).isFalse();
  }

  @Test
  void knowsWhetherADescriptionWasApplied() {
    assertThat(MANAGERS.ownsAny("sluice")).isTrue();
    assertThat(MANAGERS.ownsAny("kubectl-edit")).as("it has updated, not applied").isFalse();
    assertThat(MANAGERS.ownsAny("helm")).isFalse();
  }
}
