package io.sluice.deployer.cluster.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.rest.JobFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobTroubleTest {
  private static final String OWN =
      """
      org.apache.flink.streaming.runtime.tasks.ExceptionInChainedOperatorException: Could not forward
      \tat org.apache.flink.streaming.runtime.tasks.ChainingOutput.collect(ChainingOutput.java:92)
      \tat com.example.Caller.call(Caller.java:3)
      Caused by: java.lang.NumberFormatException: For input string: "x"
      \tat java.base/java.lang.Long.parseLong(Unknown Source)
      \tat com.example.Clicks$Parser.map(Clicks.java:42)
      \tat org.apache.flink.streaming.api.operators.StreamMap.processElement(StreamMap.java:38)
      """;

  private static Trouble of(String trace) {
    return JobTrouble.of(new JobFailure(TestPods.THEN, trace, "Map (1/2)"));
  }

  @Test
  void aUsersExceptionIsToldWithTheFirstOwnLineOfTheInnermostCause() {
    Trouble trouble = of(OWN);

    assertThat(trouble).hasToString("job: NumberFormatException: For input string: \"x\"");
    assertThat(trouble.fix())
        .isEqualTo("look at Clicks$Parser.map(Clicks.java:42), the job's own code nearest to it");
    assertThat(trouble.log())
        .startsWith("Caused by: java.lang.NumberFormatException: For input" + " string: \"x\"");
    assertThat(trouble.gravity()).isEqualTo(Gravity.LASTING);
    assertThat(trouble.time()).isEqualTo(TestPods.THEN);
  }

  @Test
  void aKnownCauseIsNamedWithTheRootCause() {
    Trouble trouble =
        of("java.lang.Exception: x\nCaused by: java.lang.OutOfMemoryError: Java heap space\n");

    assertThat(trouble.what())
        .isEqualTo("the JVM ran out of heap (OutOfMemoryError: Java heap space)");
    assertThat(trouble.cause()).isEqualTo("heap");
  }

  @Test
  void withoutOwnCodeTheTraceIsPointedTo() {
    assertThat(
            of("java.lang.IllegalStateException: odd\n\tat org.apache.flink.X.y(X.java:1)").fix())
        .contains("stack trace");
  }

  @Test
  void anOwnFrameOfAnOuterExceptionIsBetterThanNone() {
    assertThat(
            OwnFrame.in(
                "x: y\n\tat com.example.A.b(A.java:1)\nCaused by: z\n\tat java.base/java.C.d(E:1)"))
        .hasValue("A.b(A.java:1)");
  }

  @Test
  void ofTheCallsInAnExcerptTheFirstAndTheOwnOnesAreKept() {
    assertThat(
            LogExcerpt.of(
                List.of(
                    "Caused by: java.lang.Error: boom",
                    "\tat java.base/java.lang.A.a(A.java:1)",
                    "\tat org.apache.flink.B.b(B.java:2)",
                    "\tat org.apache.flink.C.c(C.java:3)",
                    "\tat com.example.Own.d(Own.java:4)",
                    "\t... 9 more")))
        .containsExactly(
            "Caused by: java.lang.Error: boom",
            "\tat java.base/java.lang.A.a(A.java:1)",
            "\tat org.apache.flink.B.b(B.java:2)",
            "\tat com.example.Own.d(Own.java:4)",
            "\t... 9 more");
  }

  @Test
  void anExcerptEndsWhereTheTraceEnds() {
    assertThat(LogExcerpt.of(List.of("Caused by: java.lang.Error: boom", "", "WARNING: shutdown")))
        .containsExactly("Caused by: java.lang.Error: boom");
  }

  @Test
  void anExcerptBeginsWithTheLastExceptionAndIsShort() {
    List<String> many = new java.util.ArrayList<>(java.util.Collections.nCopies(20, "INFO line"));
    assertThat(LogExcerpt.of(many)).hasSize(8);
    many.add("Exception in thread \"main\" java.lang.Error: boom");
    many.add("\tat x");

    assertThat(LogExcerpt.of(many))
        .containsExactly("Exception in thread \"main\" java.lang.Error: boom", "\tat x");
    assertThat(LogExcerpt.of(List.of())).isEmpty();
  }
}
