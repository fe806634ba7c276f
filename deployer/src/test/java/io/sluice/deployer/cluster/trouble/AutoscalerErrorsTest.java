package io.sluice.deployer.cluster.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AutoscalerErrorsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant DESCRIBED = NOW.minusSeconds(3600);

  /** As operator 1.7 records it; without a message where the exception has none. */
  private static Event event(String message, int count, Instant last) {
    return new EventBuilder()
        .withNewMetadata()
        .withName("Operator.1136987080")
        .endMetadata()
        .withType("Warning")
        .withReason("AutoscalerError")
        .withMessage(message)
        .withCount(count)
        .withFirstTimestamp(DESCRIBED.toString())
        .withLastTimestamp(last.toString())
        .withNewInvolvedObject()
        .withKind("FlinkDeployment")
        .withName("web")
        .endInvolvedObject()
        .build();
  }

  private static Optional<Trouble> trouble(Event... events) {
    return AutoscalerErrors.of(List.of(events), DESCRIBED, NOW);
  }

  @Test
  void anErrorWithoutAMessageNamesTheFlinkThatTheOperatorCannotRead() {
    Trouble trouble = trouble(event(null, 74, NOW.minusSeconds(20))).orElseThrow();

    assertThat(trouble)
        .hasToString("autoscaler: fails without saying why (AutoscalerError), 74 times by now");
    assertThat(trouble.fix())
        .contains("operator 1.7", "Flink 1.20", "use an image of Flink 1.18, or a newer operator");
    assertThat(trouble.cause()).isEqualTo("autoscaler");
    assertThat(trouble.gravity()).isEqualTo(Gravity.PASSING);
  }

  @Test
  void itsMessageIsToldAndDecidesTheFix() {
    Trouble trouble =
        trouble(
                event(
                    "configmaps is forbidden: User \"system:serviceaccount:ops:operator\""
                        + " cannot patch resource \"configmaps\"",
                    1,
                    NOW))
            .orElseThrow();

    assertThat(trouble.what())
        .startsWith("fails (AutoscalerError): configmaps is forbidden")
        .doesNotContain("times by now");
    assertThat(trouble.fix()).startsWith("bind it to a Role");
    assertThat(trouble(event("odd", 1, NOW)).map(Trouble::fix))
        .hasValueSatisfying(fix -> assertThat(fix).startsWith("the operator's log"));
  }

  @Test
  void anErrorThatDoesNotComeAgainIsOver() {
    assertThat(trouble(event(null, 74, NOW.minusSeconds(600)))).isPresent();
    assertThat(trouble(event(null, 74, NOW.minusSeconds(601)))).isEmpty();
  }

  @Test
  void anErrorFromBeforeItWasDescribedAnewDoesNotCount() {
    assertThat(AutoscalerErrors.of(List.of(event(null, 3, NOW.minusSeconds(9))), NOW, NOW))
        .isEmpty();
  }

  @Test
  void ofSeveralTheLatestIsTold() {
    assertThat(trouble(event("new", 1, NOW), event("old", 9, NOW.minusSeconds(60))))
        .map(Trouble::what)
        .hasValue("fails (AutoscalerError): new");
  }
}
