package io.sluice.deployer.cluster.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.MicroTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTroublesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:06Z");

  private static EventBuilder event(String kind, String name, String reason, String message) {
    return new EventBuilder()
        .withNewMetadata()
        .withName("e")
        .withCreationTimestamp("2026-01-01T00:00:00Z")
        .endMetadata()
        .withType("Warning")
        .withNewInvolvedObject()
        .withKind(kind)
        .withName(name)
        .endInvolvedObject()
        .withReason(reason)
        .withMessage(message)
        .withLastTimestamp("2026-01-01T00:00:05Z");
  }

  @Test
  void aWarningIsTroubleOfWhomItIsAbout() {
    Event quota =
        event("ReplicaSet", "web-5d9c7b", "FailedCreate", "forbidden: exceeded quota: team, x")
            .build();

    Trouble trouble = EventTroubles.of(quota).orElseThrow();

    assertThat(trouble)
        .hasToString("ReplicaSet/web-5d9c7b: FailedCreate: forbidden: exceeded quota: team, x");
    assertThat(trouble.cause()).isEqualTo("quota");
    assertThat(trouble.gravity()).isEqualTo(Gravity.LASTING);
    assertThat(trouble.time()).isEqualTo("2026-01-01T00:00:05Z");
  }

  @Test
  void aNormalEventIsNone() {
    assertThat(
            EventTroubles.of(
                event("FlinkDeployment", "web", "Submit", "").withType("Normal").build()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BackOff", "Failed", "FailedScheduling", "ErrImageNeverPull"})
  void whatThePodItselfTellsBetterIsNone(String reason) {
    assertThat(EventTroubles.of(event("Pod", "web-1", reason, "").build())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ValidationError, FATAL",
    "UnsupportedFlinkVersion, FATAL",
    "FailedMount, LASTING",
    "SavepointError, LASTING",
    "NodeNotReady, PASSING",
  })
  void theReasonTellsHowGraveItIs(String reason, Gravity gravity) {
    assertThat(EventTroubles.of(event("Pod", "web-1", reason, "m").build()))
        .map(Trouble::gravity)
        .hasValue(gravity);
  }

  @Test
  void anEventWithoutAMessageSaysWhereToLook() {
    assertThat(
            EventTroubles.of(event("FlinkDeployment", "web", "NodeNotReady", null).build())
                .map(Trouble::toString))
        .hasValueSatisfying(told -> assertThat(told).contains("which says no more"));
  }

  @Test
  void aStartupProbeThatFailsIsNoneForTheJvmStarts() {
    assertThat(EventTroubles.of(event("Pod", "p", "Unhealthy", "Startup probe failed: x").build()))
        .isEmpty();
    assertThat(EventTroubles.of(event("Pod", "p", "Unhealthy", "Liveness probe failed: x").build()))
        .isPresent();
  }

  @Test
  void whatTheRegistrySaidIsOnlyInTheEvent() {
    String pull = "Failed to pull image \"web:9\": manifest unknown";

    assertThat(EventTroubles.of(event("Pod", "p", "Failed", pull).build()))
        .map(Trouble::cause)
        .hasValue("image-missing");
    assertThat(EventTroubles.of(event("Pod", "p", "Failed", "Error: ErrImagePull").build()))
        .isEmpty();
  }

  @Test
  void aWarningHoldsUntilItWentWellForTheSameObject() {
    EventBook book = new EventBook();
    book.see(event("ReplicaSet", "web-1", "FailedCreate", "a").build());
    book.see(event("ReplicaSet", "web-2", "FailedCreate", "b").build());
    book.see(event("ReplicaSet", "web-1", "SuccessfulCreate", "").withType("Normal").build());

    assertThat(book.troubles(NOW)).extracting(Trouble::where).containsExactly("ReplicaSet/web-2");
  }

  @Test
  void theWarningsAboutAPodThatIsAwayAreForgotten() {
    EventBook book = new EventBook();
    book.see(event("Pod", "p", "FailedMount", "a").build());
    book.see(event("Pod", "q", "FailedMount", "a").build());
    book.away("Pod", "p");

    assertThat(book.troubles(NOW)).extracting(Trouble::where).containsExactly("Pod/q");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MountVolume.SetUp failed for volume \"flink-config-volume\" : configmap"
            + " \"flink-config-web\" not found",
        "MountVolume.SetUp failed for volume \"hadoop-config-volume\" : failed to sync configmap"
            + " cache: timed out waiting for the condition",
        "MountVolume.SetUp failed for volume \"pod-template-volume\" : configmap"
            + " \"pod-template-web\" not found",
      })
  void aVolumeThatFlinkItselfIsAboutToFillIsTroubleOnlyAfterAMinute(String message) {
    EventBook book = new EventBook();
    book.see(
        event("Pod", "p", "FailedMount", message)
            .withFirstTimestamp("2026-01-01T00:00:00Z")
            .withLastTimestamp("2026-01-01T00:00:50Z")
            .build());

    assertThat(book.troubles(Instant.parse("2026-01-01T00:00:59Z"))).isEmpty();
    assertThat(book.troubles(Instant.parse("2026-01-01T00:01:00Z"))).hasSize(1);
  }

  @Test
  void aVolumeThatTheUserHasToFillIsTroubleAtOnce() {
    EventBook book = new EventBook();
    book.see(
        event(
                "Pod",
                "p",
                "FailedMount",
                "MountVolume.SetUp failed for volume \"settings\" : configmap \"settings\" not found")
            .build());

    assertThat(book.troubles(NOW)).extracting(Trouble::cause).containsExactly("config-missing");
  }

  @Test
  void anAutoscalerThatFailsHidesNothingElseAboutTheResource() {
    EventBook book = new EventBook();
    book.see(event("FlinkDeployment", "web", "SavepointError", "a").build());
    book.see(event("FlinkDeployment", "web", "AutoscalerError", "b").build());
    book.see(event("FlinkDeployment", "web", "JobStatusChanged", "").withType("Normal").build());

    assertThat(book.troubles(NOW)).extracting(Trouble::where).containsExactly("autoscaler");
    assertThat(book.troubles(NOW.plusSeconds(600))).isEmpty();
  }

  @Test
  void ofWarningsAboutOneObjectTheLastHolds() {
    EventBook book = new EventBook();
    book.see(event("Pod", "p", "FailedMount", "a").build());
    book.see(event("Pod", "p", "FailedMount", "b").build());

    assertThat(book.troubles(NOW)).extracting(Trouble::what).containsExactly("FailedMount: b");
  }

  @Test
  void onlyTheFirstLineOfAMessageIsTold() {
    assertThat(EventTroubles.of(event("Pod", "p", "NodeNotReady", "first\nsecond").build()))
        .map(Trouble::what)
        .hasValue("NodeNotReady: first");
  }

  @Test
  void theTimeIsTheLastOneThatIsThere() {
    Event series =
        event("Pod", "p", "r", "m")
            .withLastTimestamp(null)
            .withEventTime(new MicroTime("2026-01-01T00:00:03.000000Z"))
            .build();
    Event bare = event("Pod", "p", "r", "m").withLastTimestamp(null).build();

    assertThat(EventTroubles.time(series)).isEqualTo("2026-01-01T00:00:03Z");
    assertThat(EventTroubles.time(bare)).isEqualTo("2026-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "FlinkDeployment, web, true",
    "FlinkDeployment, web-2, false",
    "Deployment, web, true",
    "Deployment, web-2, false",
    "ReplicaSet, web-5d9c7b, true",
    "ReplicaSet, web-2-5d9c7b, false",
    "Pod, web-5d9c7b-abcde, true",
    "Pod, web-taskmanager-1-12, true",
    "Pod, web-2-5d9c7b-abcde, false",
    "Pod, web-2-taskmanager-1-1, false",
    "Pod, web, false",
    "Service, web, false",
  })
  void eventsOfNeighboursWithALikeNameAreTheirOwn(String kind, String name, boolean concerned) {
    assertThat(new Involved("web", "web").concerns(event(kind, name, "r", "m").build()))
        .isEqualTo(concerned);
  }

  @Test
  void aSessionJobIsConcernedByItsClusterToo() {
    Involved job = new Involved("count", "session");

    assertThat(job.concerns(event("FlinkSessionJob", "count", "r", "m").build())).isTrue();
    assertThat(job.concerns(event("FlinkDeployment", "session", "r", "m").build())).isTrue();
    assertThat(job.concerns(event("Pod", "session-5d9c7b-abcde", "r", "m").build())).isTrue();
    assertThat(job.concerns(event("Pod", "count-5d9c7b-abcde", "r", "m").build())).isFalse();
  }
}
