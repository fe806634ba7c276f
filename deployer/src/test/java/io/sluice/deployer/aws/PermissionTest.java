package io.sluice.deployer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PermissionTest {
  private static final String USER = "User: arn:aws:sts::111122223333:assumed-role/Dev/me is ";

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(
            USER
                + "not authorized to perform: iam:GetRole on resource: role flink-job because no"
                + " identity-based policy allows the iam:GetRole action",
            "iam:GetRole on role flink-job"),
        arguments(
            USER
                + "not authorized to perform: eks:DescribeCluster on resource:"
                + " arn:aws:eks:eu-west-1:111122223333:cluster/prod",
            "eks:DescribeCluster on arn:aws:eks:eu-west-1:111122223333:cluster/prod"),
        arguments(
            USER
                + "not authorized to perform: s3:PutObject on resource:"
                + " \"arn:aws:s3:::bucket/a key\" because no identity-based policy allows it",
            "s3:PutObject on arn:aws:s3:::bucket/a key"),
        arguments(
            USER + "not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::1:role/x.",
            "sts:AssumeRole on arn:aws:iam::1:role/x"),
        arguments(
            USER + "not authorized to perform: aps:ListWorkspaces", "aps:ListWorkspaces on *"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isReadFromTheWordsOfARefusal(String refusal, String permission) {
    assertThat(Permission.namedIn(refusal)).hasToString("Optional[" + permission + "]");
  }

  @Test
  void isNotNamedInEveryRefusal() {
    assertThat(Permission.namedIn("Access Denied")).isEmpty();
  }
}
