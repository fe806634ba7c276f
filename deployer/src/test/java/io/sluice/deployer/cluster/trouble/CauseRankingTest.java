package io.sluice.deployer.cluster.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CauseRankingTest {
  private static Trouble trouble(String where, Gravity gravity, String cause) {
    return new Trouble(where, cause, "", gravity, cause, TestPods.THEN);
  }

  private static void ranks(Trouble first, Trouble second) {
    assertThat(CauseRanking.first(Stream.of(first, second))).hasValue(first);
    assertThat(CauseRanking.first(Stream.of(second, first))).hasValue(first);
  }

  @Test
  void theGravestComesFirst() {
    ranks(
        trouble("operator", Gravity.FATAL, ""), trouble("Pod/p", Gravity.LASTING, "image-missing"));
  }

  @Test
  void ofEquallyGraveOnesTheOneThatSaysExactlyWhatIsWrong() {
    ranks(
        trouble("operator", Gravity.LASTING, "image-network"),
        trouble("Pod/p", Gravity.LASTING, "image-pull"));
    ranks(trouble("operator", Gravity.LASTING, "quota"), trouble("job", Gravity.LASTING, ""));
  }

  @Test
  void thenTheOneNearestToWhereItHappens() {
    Trouble pod = trouble("Pod/p", Gravity.LASTING, "heap");
    Trouble job = trouble("job", Gravity.LASTING, "heap");
    Trouble event = trouble("ReplicaSet/r", Gravity.LASTING, "quota");
    Trouble operator = trouble("operator", Gravity.LASTING, "quota");

    ranks(pod, job);
    ranks(job, event);
    ranks(event, operator);
  }

  @Test
  void anAutoscalerThatFailsExplainsNothingElse() {
    Trouble autoscaler = trouble("autoscaler", Gravity.PASSING, "autoscaler");

    ranks(trouble("operator", Gravity.PASSING, ""), autoscaler);
    ranks(trouble("job", Gravity.PASSING, "slots"), autoscaler);
  }

  @Test
  void thenTheLatest() {
    Trouble early = trouble("job", Gravity.LASTING, "heap");
    Trouble late =
        new Trouble("job", "x", "", Gravity.LASTING, "heap", TestPods.THEN.plusSeconds(1));

    ranks(late, early);
  }

  @Test
  void noTroublesHaveNoCause() {
    assertThat(CauseRanking.first(Stream.of())).isEmpty();
  }
}
