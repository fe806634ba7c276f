package io.sluice.deployer.aws.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.deployer.spec.Region;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class CallerPolicyTest {
  @Test
  void isTheLeastThatTheGuideNames() throws IOException {
    Region region = Region.parse("eu-west-1");
    JsonNode policy =
        CallerPolicy.of(new Scope(EmrRole.of(region, "111122223333"), region, "lake", "flink"))
            .tree();

    try (InputStream golden =
        CallerPolicyTest.class.getResourceAsStream("/aws/access/caller-policy.json")) {
      assertThat(policy).isEqualTo(new ObjectMapper().readTree(golden));
    }
  }

  @Test
  void namesThePartitionOfTheRegion() {
    Region region = Region.parse("cn-north-1");
    EmrRole role = EmrRole.of(region, "111122223333");

    assertThat(role.mappedArn())
        .isEqualTo("arn:aws-cn:iam::111122223333:role/AWSServiceRoleForAmazonEMRContainers");
    assertThat(CallerPolicy.of(new Scope(role, region, "lake", "flink")).json())
        .contains("arn:aws-cn:eks:cn-north-1:111122223333:cluster/lake")
        .doesNotContain("arn:aws:");
  }
}
