package io.sluice.deployer.aws.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.aws.iam.PolicyDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
  private static final Wanted READ =
      new Wanted("s3:GetObject", List.of("arn:aws:s3:::b/flink/*"), Map.of());

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, arn:aws:s3:::b/flink/*, ALLOWED",
    "s3:get*, arn:aws:s3:::b/*, ALLOWED",
    "*, *, ALLOWED",
    "s3:PutObject, arn:aws:s3:::b/*, MISSING",
    "s3:GetObject, arn:aws:s3:::b/flink/checkpoints/*, MISSING",
    "s3:GetObject, arn:aws:s3:::b, MISSING",
    "s3:GetObjec?, arn:aws:s3:::?/flink/*, ALLOWED",
  })
  void patternsOfAPolicyHaveToMatchAllThatIsWanted(String action, String resource, Answer answer) {
    assertThat(judged(READ, allow(action, resource, "{}"))).isEqualTo(answer);
  }

  @Test
  void aDenyGoesBeforeEveryAllow() {
    assertThat(
            judged(
                READ,
                allow("*", "*", "{}"),
                "{'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::b/*'}"))
        .isEqualTo(Answer.DENIED);
  }

  @Test
  void aDenyOnAConditionIsNotTakenForOne() {
    assertThat(
            judged(
                READ,
                allow("*", "*", "{}"),
                "{'Effect':'Deny','Action':'*','Resource':'*','Condition':"
                    + "{'Bool':{'aws:SecureTransport':'false'}}}"))
        .isEqualTo(Answer.ALLOWED);
  }

  @Test
  void whatIsExceptedIsNotPermitted() {
    assertThat(judged(READ, "{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}"))
        .isEqualTo(Answer.ALLOWED);
    assertThat(judged(READ, "{'Effect':'Allow','NotAction':['s3:*'],'Resource':'*'}"))
        .isEqualTo(Answer.MISSING);
    assertThat(
            judged(READ, "{'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::b/flink/*'}"))
        .isEqualTo(Answer.MISSING);
  }

  @Test
  void aConditionThatCannotBeJudgedIsPerhaps() {
    assertThat(judged(READ, allow("*", "*", "{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}")))
        .isEqualTo(Answer.PERHAPS);
  }

  @Test
  void aConditionOnPrefixesHoldsWhereItTakesAllOfThem() {
    Wanted list =
        new Wanted(
            "s3:ListBucket",
            List.of("arn:aws:s3:::b"),
            Map.of("StringLikeIfExists", Map.of("s3:prefix", List.of("flink", "flink/*"))));

    assertThat(judged(list, allow("*", "*", "{'StringLike':{'s3:prefix':['flink*']}}")))
        .isEqualTo(Answer.ALLOWED);
    assertThat(judged(list, allow("*", "*", "{'StringLike':{'s3:prefix':['flink/*']}}")))
        .isEqualTo(Answer.PERHAPS);
    assertThat(judged(list, allow("*", "*", "{'StringEquals':{'s3:prefix':['flink*']}}")))
        .isEqualTo(Answer.PERHAPS);
  }

  @Test
  void ofTheGroupAndItsStreamsOneSuffices() {
    Wanted logs = new Wanted("logs:PutLogEvents", List.of("arn:g", "arn:g:*"), Map.of());

    assertThat(judged(logs, allow("logs:*", "arn:g:*", "{}"))).isEqualTo(Answer.ALLOWED);
    assertThat(judged(logs, allow("logs:*", "arn:h:*", "{}"))).isEqualTo(Answer.MISSING);
  }

  private static Answer judged(Wanted wanted, String... statements) {
    String policy = "{'Statement':[" + String.join(",", statements) + "]}";
    return new Coverage(List.of(PolicyDocument.parse(policy.replace('\'', '"')))).of(wanted);
  }

  private static String allow(String action, String resource, String condition) {
    return "{'Effect':'Allow','Action':'%s','Resource':'%s','Condition':%s}"
        .formatted(action, resource, condition);
  }
}
