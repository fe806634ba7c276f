package io.sluice.deployer.cluster.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AutoscalerStateTest {
  private static final String SOURCE = "bc764cd8ddf7a0cff126f51c16239658";
  private static final String SINK = "0a448493b4782967b150582570326227";
  private static final Instant EARLIER = Instant.parse("2026-01-01T10:00:00Z");
  private static final Instant LATER = Instant.parse("2026-01-01T10:05:00.123Z");

  @Test
  void readsWhatTheOperatorsOwnClassesWrote() throws Exception {
    Map<String, String> data;
    try (OperatorsState operator = new OperatorsState()) {
      data =
          Map.of(
              "scalingHistory", operator.history(SOURCE, LATER, 1, 3, 120.5, 300),
              "collectedMetrics", operator.metrics(SOURCE, EARLIER, 0.2, LATER, 0.87, 1234),
              "parallelismOverrides", operator.overrides(Map.of(SOURCE, "4")));
    }
    assertThat(data.get("scalingHistory")).startsWith("H4sI");

    assertThat(new AutoscalerState(data).vertices())
        .containsExactly(
            Map.entry(
                SOURCE,
                new VertexScaling(SOURCE, null, null, 4, 0.87, 1234L, 120.5, 300.0, LATER)));
  }

  @Test
  void withoutOverridesTheTargetIsTheLastDecision() throws Exception {
    try (OperatorsState operator = new OperatorsState()) {
      Map<String, String> data =
          Map.of("scalingHistory", operator.history(SOURCE, LATER, 1, 3, 1, 1));

      assertThat(new AutoscalerState(data).vertices().get(SOURCE).target()).isEqualTo(3);
    }
  }

  @Test
  void readsYamlThatIsNotCompressedToo() {
    Map<String, String> data =
        Map.of(
            "collectedMetrics",
            "\""
                + EARLIER
                + "\":\n  vertexMetrics:\n    "
                + SOURCE
                + ":\n      LOAD: 0.5\n      LAG: .NaN\n");

    VertexScaling vertex = new AutoscalerState(data).vertices().get(SOURCE);

    assertThat(vertex.busy()).isEqualTo(0.5);
    assertThat(vertex.lag()).isNull();
  }

  @Test
  void whatCannotBeReadIsLeftOut() {
    assertThat(
            new AutoscalerState(
                    Map.of("scalingHistory", "H4sIbroken", "collectedMetrics", "a: [", "more", "x"))
                .vertices())
        .isEmpty();
    assertThat(new AutoscalerState(Map.of()).vertices()).isEmpty();
  }

  @Test
  void overridesAreReadInEachOfFlinksNotations() {
    Map<String, Integer> both = Map.of(SOURCE, 2, SINK, 1);

    assertThat(Payload.parallelisms(SOURCE + ":2," + SINK + ":1")).isEqualTo(both);
    assertThat(Payload.parallelisms("'" + SOURCE + ":2','" + SINK + ":1'")).isEqualTo(both);
    assertThat(Payload.parallelisms("{" + SOURCE + ": '2', " + SINK + ": '1'}")).isEqualTo(both);
    assertThat(Payload.parallelisms("a:b,c,:")).isEmpty();
  }
}
