package io.sluice.deployer.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveResourceTest {
  private static final Map<String, Object> SPEC = Map.of("f:spec", Map.of("f:job", Map.of()));
  private static final Map<String, Object> BOTH =
      Map.of("f:spec", Map.of("f:job", Map.of()), "f:status", Map.of("f:error", Map.of()));

  private static Map<String, Object> entry(String manager, String time, Map<String, Object> what) {
    return Map.of("manager", manager, "time", time, "fieldsV1", what);
  }

  private static LiveResource live(List<Map<String, Object>> entries) {
    return new LiveResource(
        new Tree(
            Map.of(
                "metadata",
                Map.of(
                    "name",
                    "web",
                    "creationTimestamp",
                    "2026-01-01T00:00:00Z",
                    "managedFields",
                    entries))));
  }

  @Test
  void wasDescribedWhenSomebodyElseThanTheOperatorChangedItLast() {
    LiveResource live =
        live(
            List.of(
                entry("kubectl", "2026-01-01T00:00:01Z", SPEC),
                entry("sluice", "2026-01-01T00:00:02Z", SPEC),
                entry("operator", "2026-01-01T00:00:09Z", BOTH)));

    assertThat(live.described()).isEqualTo("2026-01-01T00:00:02Z");
    assertThat(live.observed()).hasValue(java.time.Instant.parse("2026-01-01T00:00:09Z"));
  }

  @Test
  void whatTheOperatorWritesIntoTheSpecificationElsewhereIsTheOperatorsToo() {
    LiveResource live =
        live(
            List.of(
                entry("operator", "2026-01-01T00:00:05Z", SPEC),
                entry("operator", "2026-01-01T00:00:09Z", BOTH)));

    assertThat(live.described()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void withoutARecordItWasDescribedWhenItWasCreatedAndNeverObserved() {
    assertThat(live(List.of()).described()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(live(List.of()).observed()).isEmpty();
  }

  @Test
  void aSessionJobsPodsAreThoseOfItsCluster() {
    LiveResource job =
        new LiveResource(
            new Tree(
                Map.of(
                    "metadata", Map.of("name", "count"), "spec", Map.of("deploymentName", "s"))));

    assertThat(job.flinkCluster()).isEqualTo("s");
    assertThat(live(List.of()).flinkCluster()).isEqualTo("web");
  }
}
