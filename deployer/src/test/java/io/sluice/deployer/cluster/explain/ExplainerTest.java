package io.sluice.deployer.cluster.explain;

import static io.sluice.deployer.cluster.status.TestDetails.NOW;
import static io.sluice.deployer.cluster.status.TestDetails.details;
import static io.sluice.deployer.cluster.status.TestDetails.live;
import static io.sluice.deployer.cluster.status.TestDetails.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.sluice.deployer.cluster.status.LiveDetails;
import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.Trouble;
import io.sluice.deployer.rest.JobFailure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final Trouble BACK_OFF =
      new Trouble("operator", "CrashLoopBackOff", "fix", Gravity.PASSING, "back-off", NOW);

  private static final Trouble OUT_OF_MEMORY =
      new Trouble(
          "Pod/web-1", "OOMKilled", "more memory", Gravity.LASTING, "container-memory", NOW);

  private static Event event(String kind, String reason, String message, Instant time) {
    return new EventBuilder()
        .withNewMetadata()
        .withName("e")
        .endMetadata()
        .withType("Warning")
        .withReason(reason)
        .withMessage(message)
        .withNewInvolvedObject()
        .withKind(kind)
        .withName("web")
        .endInvolvedObject()
        .withLastTimestamp(time.toString())
        .build();
  }

  private static LiveDetails broken(Trouble... troubles) {
    return details(live("FlinkDeployment", "web", "DEPLOYED", "RECONCILING"), null, troubles);
  }

  @Test
  void whatRunsWellIsHealthy() {
    Explanation explanation =
        Explainer.explain(
            details(live("FlinkDeployment", "web", "STABLE", "RUNNING"), running()),
            List.of(event("ReplicaSet", "FailedCreate", "exceeded quota: q,", NOW)),
            null,
            NOW);

    assertThat(explanation.healthy()).isTrue();
    assertThat(explanation.state()).isEqualTo("STABLE");
    assertThat(explanation.cause()).isEmpty();
    assertThat(explanation.evidence()).isEmpty();
  }

  @Test
  void oldFailuresOfAHealthyJobAreRememberedButNoCause() {
    JobFailure failure = new JobFailure(NOW.minusSeconds(90), "a.B: lost", "");
    Explanation explanation =
        Explainer.explain(
            details(live("FlinkDeployment", "web", "STABLE", "RUNNING"), running(failure)),
            List.of(),
            null,
            NOW);

    assertThat(explanation.healthy()).isTrue();
    assertThat(explanation.evidence()).extracting(Evidence::what).containsExactly("B: lost");
  }

  @Test
  void aPodThatIsNotReadyIsNotHealthy() {
    LiveDetails details =
        new LiveDetails(
            live("FlinkDeployment", "web", "STABLE", "RUNNING"),
            running(),
            "",
            null,
            2,
            1,
            0,
            List.of());

    assertThat(Explainer.explain(details, List.of(), null, NOW).healthy()).isFalse();
  }

  @Test
  void checkpointsThatFailAreNotHealthyThoughTheOperatorSaysStable() {
    Trouble failing =
        new Trouble("checkpoints", "expired", "fix", Gravity.LASTING, "checkpoint-expired", NOW);
    Explanation explanation =
        Explainer.explain(
            details(live("FlinkDeployment", "web", "STABLE", "RUNNING"), running(), failing),
            List.of(),
            null,
            NOW);

    assertThat(explanation.healthy()).isFalse();
    assertThat(explanation.cause()).hasValue(failing);
  }

  @Test
  void anAutoscalerThatFailsIsNotHealthyThoughTheJobRuns() {
    Trouble failing =
        new Trouble("autoscaler", "fails", "newer operator", Gravity.PASSING, "autoscaler", NOW);
    Explanation explanation =
        Explainer.explain(
            details(live("FlinkDeployment", "web", "STABLE", "RUNNING"), running(), failing),
            List.of(event("FlinkDeployment", "AutoscalerError", null, NOW)),
            null,
            NOW);

    assertThat(explanation.healthy()).isFalse();
    assertThat(explanation.state()).isEqualTo("STABLE");
    assertThat(explanation.cause()).map(Trouble::cause).hasValue("autoscaler");
  }

  @Test
  void howAContainerEndedIsTheCauseAndNotThatTheOperatorSawIt() {
    Explanation explanation =
        Explainer.explain(broken(BACK_OFF, OUT_OF_MEMORY), List.of(), null, NOW);

    assertThat(explanation.cause()).hasValue(OUT_OF_MEMORY);
    assertThat(explanation.evidence()).extracting(Evidence::where).contains("operator");
  }

  @Test
  void aLostTaskManagerIsTheConsequenceOfItsEnd() {
    JobFailure lost =
        new JobFailure(
            NOW, "java.lang.Exception: Heartbeat of TaskManager with id web-1 timed out.", "");
    Explanation explanation =
        Explainer.explain(
            details(
                live("FlinkDeployment", "web", "DEPLOYED", "RESTARTING"),
                running(lost),
                OUT_OF_MEMORY),
            List.of(),
            null,
            NOW);

    assertThat(explanation.cause()).hasValue(OUT_OF_MEMORY);
  }

  @Test
  void anEventIsTheCauseWhereNothingElseTells() {
    Explanation explanation =
        Explainer.explain(
            broken(),
            List.of(event("ReplicaSet", "FailedCreate", "exceeded quota: team,", NOW)),
            null,
            NOW);

    assertThat(explanation.cause()).map(Trouble::cause).hasValue("quota");
  }

  @Test
  void anEventFromBeforeItWasDescribedIsNoCause() {
    Explanation explanation =
        Explainer.explain(
            broken(),
            List.of(
                event(
                    "ReplicaSet",
                    "FailedCreate",
                    "exceeded quota: team,",
                    Instant.parse("2025-12-31T23:59:59Z"))),
            null,
            NOW);

    assertThat(explanation.cause()).isEmpty();
    assertThat(explanation.evidence()).hasSize(1);
  }

  @Test
  void aMissingSessionClusterIsTheCause() {
    Trouble missing =
        new Trouble(
            "FlinkDeployment/session", "not there", "", Gravity.LASTING, "session-cluster", NOW);

    assertThat(
            Explainer.explain(
                    details(live("FlinkSessionJob", "count", "CREATED", ""), null),
                    List.of(),
                    missing,
                    NOW)
                .cause())
        .hasValue(missing);
  }

  @Test
  void evidenceStandsInTheOrderOfTimeAndOnce() {
    Event early = event("Pod", "Scheduled", "a", NOW.minusSeconds(60));
    Explanation explanation =
        Explainer.explain(
            broken(OUT_OF_MEMORY, OUT_OF_MEMORY),
            List.of(early, event("Pod", "Killing", "b", NOW.plusSeconds(1))),
            null,
            NOW);

    assertThat(explanation.evidence())
        .extracting(Evidence::what)
        .containsExactly("Scheduled: a", "OOMKilled", "Killing: b");
  }
}
