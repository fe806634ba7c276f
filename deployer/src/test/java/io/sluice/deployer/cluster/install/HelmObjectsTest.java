package io.sluice.deployer.cluster.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.cluster.ClusterException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelmObjectsTest {
  private static final String TWO =
      """
      ---
      # Source: a comment
      ---
      kind: ConfigMap
      metadata: {name: a}
      data: {key: old}
      ---
      kind: Role
      metadata: {name: b, namespace: flink, annotations: {helm.sh/resource-policy: keep}}
      """;

  @Test
  void whatIsNewWhatIsOtherAndWhatGoesIsTold() {
    HelmObjects before = HelmObjects.parse(TWO);
    HelmObjects after =
        HelmObjects.parse(
            """
            kind: ConfigMap
            metadata: {name: a}
            data: {key: new}
            ---
            kind: Service
            metadata: {name: c}
            """);

    List<ObjectChange> changes = before.changesTo(after);

    assertThat(changes)
        .extracting(ObjectChange::toString)
        .containsExactly("change ConfigMap/a", "create Service/c", "delete Role/flink/b");
    assertThat(changes.get(0).diff()).contains("-  key: old", "+  key: new");
  }

  @Test
  void theSameObjectsAreNoChange() {
    assertThat(HelmObjects.parse(TWO).changesTo(HelmObjects.parse(TWO))).isEmpty();
  }

  @Test
  void aSecretsContentIsNeverShown() {
    String secret = "kind: Secret\nmetadata: {name: s}\nstringData: {password: %s}\n";

    List<ObjectChange> changes =
        HelmObjects.parse(secret.formatted("first"))
            .changesTo(HelmObjects.parse(secret.formatted("second")));

    assertThat(changes)
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.action()).isEqualTo(ObjectChange.Action.CHANGE);
              assertThat(String.join("\n", change.diff())).doesNotContain("first", "second");
            });
  }

  @Test
  void whatHelmKeepsIsKnown() {
    assertThat(HelmObjects.parse(TWO).kept()).containsExactly("Role/flink/b");
  }

  @Test
  void aManifestThatIsNoYamlIsAnErrorWithAFix() {
    assertThatThrownBy(() -> HelmObjects.parse("a: [b"))
        .isInstanceOfSatisfying(
            ClusterException.class,
            failure -> assertThat(failure.fix()).contains("check the chart"));
  }

  @Test
  void valuesAreTheSameInWhateverOrderAndWithoutNulls() {
    assertThat(Planning.same(Map.of("a", 1, "b", List.of("c")), Map.of("b", List.of("c"), "a", 1)))
        .isTrue();
    assertThat(Planning.same(Map.of("a", 1), Map.of("a", "1"))).isFalse();
  }
}
