package io.sluice.deployer.target.apache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlayTest {
  @Test
  void takesTheUpperValueWhereBothHaveOne() {
    assertThat(
            Overlay.of(
                Map.of("both", "lower", "lower", 1, "block", Map.of("a", 1, "b", 1)),
                Map.of("both", "upper", "upper", 2, "block", Map.of("b", 2))))
        .isEqualTo(
            Map.of("both", "upper", "lower", 1, "upper", 2, "block", Map.of("a", 1, "b", 2)));
  }

  @Test
  void mergesNamedElementsByNameAndLeavesTheUpperOnesFirst() {
    assertThat(
            Overlay.of(
                Map.of(
                    "containers", List.of(Map.of("name", "ours"), Map.of("name", "main", "a", 1))),
                Map.of("containers", List.of(Map.of("name", "main", "b", 2)))))
        .isEqualTo(
            Map.of(
                "containers",
                List.of(Map.of("name", "main", "a", 1, "b", 2), Map.of("name", "ours"))));
  }

  @Test
  void tellsMountsOfOneVolumeApartByTheirPath() {
    assertThat(
            Overlay.of(
                Map.of("volumeMounts", List.of(Map.of("name", "v", "mountPath", "/a"))),
                Map.of("volumeMounts", List.of(Map.of("name", "v", "mountPath", "/b")))))
        .isEqualTo(
            Map.of(
                "volumeMounts",
                List.of(
                    Map.of("name", "v", "mountPath", "/b"),
                    Map.of("name", "v", "mountPath", "/a"))));
  }

  @Test
  void takesTheUpperListWhereElementsHaveNoNames() {
    assertThat(
            Overlay.of(
                Map.of("args", List.of("a", "b"), "tolerations", List.of(Map.of("key", "a"))),
                Map.of("args", List.of("c"), "tolerations", List.of(Map.of("key", "b")))))
        .isEqualTo(Map.of("args", List.of("c"), "tolerations", List.of(Map.of("key", "b"))));
  }

  @Test
  void takesTheUpperValueWhereTheKindsDiffer() {
    assertThat(Overlay.of(Map.of("a", Map.of("b", 1)), Map.of("a", "text")))
        .isEqualTo(Map.of("a", "text"));
  }
}
