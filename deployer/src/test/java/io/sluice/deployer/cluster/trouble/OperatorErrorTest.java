package io.sluice.deployer.cluster.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** As operator 1.7.0 wrote them. */
class OperatorErrorTest {
  private static final String CRASH_LOOP =
      """
      {"type":"org.apache.flink.kubernetes.operator.exception.DeploymentFailedException",\
      "message":"back-off 20s restarting failed container=flink-main-container pod=web-1_flink(1)",\
      "additionalMetadata":{"reason":"CrashLoopBackOff"},"throwableList":[]}""";

  private static final String WITH_CAUSES =
      """
      {"type":"org.apache.flink.kubernetes.operator.exception.ReconciliationException",\
      "message":"java.util.concurrent.ExecutionException: outer","additionalMetadata":{},\
      "throwableList":[\
      {"type":"java.util.concurrent.ExecutionException","message":"outer","additionalMetadata":{}},\
      {"type":"org.apache.flink.runtime.rest.util.RestClientException",\
      "message":"Could not stop the job: SavepointException","additionalMetadata":{"httpResponseCode":409}},\
      {"type":"java.io.IOException","additionalMetadata":{}}]}""";

  private static final String INVALID =
      """
      {"type":"org.apache.flink.kubernetes.operator.exception.ValidationException",\
      "message":"Job parallelism must be larger than 0","additionalMetadata":{},"throwableList":[]}""";

  @Test
  void theRootCauseIsTheInnermostThatSaysSomething() {
    assertThat(OperatorError.parse(WITH_CAUSES).rootCause())
        .isEqualTo("RestClientException: Could not stop the job: SavepointException");
  }

  @Test
  void whatKubernetesCallsItStandsBeforeTheMessage() {
    assertThat(OperatorError.parse(CRASH_LOOP).rootCause())
        .startsWith("CrashLoopBackOff: back-off 20s restarting failed container");
  }

  @Test
  void textIsReadRootCauseFirst() {
    assertThat(OperatorError.parse(WITH_CAUSES).text().lines())
        .startsWith(
            "IOException", "RestClientException: Could not stop the job: SavepointException")
        .hasSize(4);
  }

  @Test
  void plainTextIsTakenAsItIs() {
    OperatorError error = OperatorError.parse("Missing JobManager deployment");

    assertThat(error.rootCause()).isEqualTo("Missing JobManager deployment");
    assertThat(error.trouble(TestPods.THEN).cause()).isEqualTo("jobmanager-missing");
  }

  @Test
  void jsonThatIsNoExceptionIsPlainText() {
    assertThat(OperatorError.parse("[1, 2]").rootCause()).isEqualTo("[1, 2]");
    assertThat(OperatorError.parse("{\"a\": 1}").rootCause()).isEqualTo("{\"a\": 1}");
  }

  @Test
  void anExceptionWithoutAMessageIsToldByItsType() {
    assertThat(OperatorError.parse("{\"type\":\"java.lang.NullPointerException\"}").rootCause())
        .isEqualTo("NullPointerException");
  }

  @Test
  void aRefusedSpecificationIsFatalAndSaysWhatToMend() {
    Trouble trouble = OperatorError.parse(INVALID).trouble(TestPods.THEN);

    assertThat(trouble.isFatal()).isTrue();
    assertThat(trouble)
        .hasToString("operator: refuses the specification: Job parallelism must be larger than 0");
  }

  @Test
  void aCrashLoopMayPassForTheOperatorDoesNotKnowWhy() {
    assertThat(OperatorError.parse(CRASH_LOOP).trouble(TestPods.THEN).gravity())
        .isEqualTo(Gravity.PASSING);
  }

  @Test
  void anUnknownErrorLastsAndPointsToTheLog() {
    Trouble trouble = OperatorError.parse(WITH_CAUSES).trouble(TestPods.THEN);

    assertThat(trouble.gravity()).isEqualTo(Gravity.LASTING);
    assertThat(trouble.isKnown()).isFalse();
    assertThat(trouble.fix()).contains("operator's log");
  }
}
