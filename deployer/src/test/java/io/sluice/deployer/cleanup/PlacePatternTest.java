package io.sluice.deployer.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacePatternTest {
  @Test
  void anotherDeploymentHasItsNameInTheSameSpots() {
    assertThat(of("flink/ha/web/web").of("old").prefix()).isEqualTo("flink/ha/old/old/");
    assertThat(of("flink/web/checkpoints").of("old").prefix()).isEqualTo("flink/old/checkpoints/");
    assertThat(of("web").of("old").prefix()).isEqualTo("old/");
  }

  @Test
  void aPlaceWithoutTheNameSaysNothingOfOthers() {
    assertThat(PlacePattern.of(new Place(StateKind.CHECKPOINTS, "b", "shared/websites"), "web"))
        .isEmpty();
  }

  private static PlacePattern of(String prefix) {
    return PlacePattern.of(new Place(StateKind.HA_METADATA, "b", prefix), "web").orElseThrow();
  }
}
