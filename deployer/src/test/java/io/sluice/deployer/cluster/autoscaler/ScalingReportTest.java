package io.sluice.deployer.cluster.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScalingReportTest {
  @Test
  void readsWhatOperator17Says() {
    ScalingReport report =
        ScalingReport.of(
            event(
                "Scaling vertices: Vertex ID aa | Parallelism 1 -> 2 | Processing capacity 10.50 ->"
                    + " 21.00 | Target data rate 18.25 Vertex ID bb | Parallelism 4 -> 3 |"
                    + " Processing capacity Infinity -> Infinity | Target data rate 0.00"));

    assertThat(report.executed()).isTrue();
    assertThat(report.time()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
    assertThat(report.vertices())
        .containsExactly(
            new ScalingReport.Change("aa", 1, 2, 10.5, 18.25),
            new ScalingReport.Change("bb", 4, 3, Double.POSITIVE_INFINITY, 0.0));
  }

  @Test
  void readsWhatLaterOperatorsSay() {
    ScalingReport report =
        ScalingReport.of(
            event(
                "Scaling execution enabled, begin scaling vertices:{ Vertex ID aa | Parallelism 1"
                    + " -> 2 | Processing capacity 10.50 -> 21.00 | Target data rate 18.25}{ Vertex"
                    + " ID bb | Parallelism 2 -> 1 | Processing capacity 1.00 -> 1.00 | Target data"
                    + " rate 0.50}"));

    assertThat(report.executed()).isTrue();
    assertThat(report.vertices())
        .extracting(ScalingReport.Change::id, ScalingReport.Change::demanded)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("aa", 18.25),
            org.assertj.core.groups.Tuple.tuple("bb", 0.5));
  }

  @Test
  void tellsARecommendationFromAScaling() {
    assertThat(
            ScalingReport.of(event("Recommended parallelism change: Vertex ID a | …")).executed())
        .isFalse();
    assertThat(
            ScalingReport.of(
                    event(
                        "Scaling execution disabled by config job.autoscaler.scaling.enabled:false,"
                            + " recommended parallelism change:{ Vertex ID …"))
                .executed())
        .isFalse();
  }

  @Test
  void aCommaOfTheOperatorsLocaleIsAPoint() {
    assertThat(
            ScalingReport.of(
                    event(
                        "Vertex ID a | Parallelism 1 -> 2 | Processing capacity 1,50 -> 2,00 |"
                            + " Target data rate 1,75"))
                .vertices())
        .containsExactly(new ScalingReport.Change("a", 1, 2, 1.5, 1.75));
  }

  @Test
  void anotherMessageNamesNoVertices() {
    assertThat(ScalingReport.of(event("something else")).vertices()).isEmpty();
  }

  private static Event event(String message) {
    return new EventBuilder()
        .withMessage(message)
        .withLastTimestamp("2026-01-01T10:00:00Z")
        .build();
  }
}
