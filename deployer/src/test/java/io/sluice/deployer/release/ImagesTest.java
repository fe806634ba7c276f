package io.sluice.deployer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTest {
  private static final ReleaseLabel LATEST = ReleaseLabel.parse("emr-7.13.0-flink-latest");
  private static final ReleaseLabel DATED = ReleaseLabel.parse("emr-7.13.0-flink-20260410");

  @ParameterizedTest
  @CsvSource({
    "af-south-1, 358491847878",
    "ap-east-1, 736135916053",
    "ap-northeast-1, 059004520145",
    "ap-northeast-2, 996579266876",
    "ap-northeast-3, 705689932349",
    "ap-south-1, 235914868574",
    "ap-south-2, 691480105545",
    "ap-southeast-1, 671219180197",
    "ap-southeast-2, 038297999601",
    "ap-southeast-3, 946962994502",
    "ca-central-1, 351826393999",
    "cn-north-1, 068337069695",
    "cn-northwest-1, 068420816659",
    "eu-central-1, 107292555468",
    "eu-central-2, 314408114945",
    "eu-north-1, 830386416364",
    "eu-south-1, 238014973495",
    "eu-south-2, 350796622945",
    "eu-west-1, 483788554619",
    "eu-west-2, 118780647275",
    "eu-west-3, 307523725174",
    "il-central-1, 395734710648",
    "me-central-1, 818935616732",
    "me-south-1, 008085056818",
    "sa-east-1, 052806832358",
    "us-east-1, 755674844232",
    "us-east-2, 711395599931",
    "us-gov-east-1, 299393998622",
    "us-gov-west-1, 299385240661",
    "us-west-1, 608033475327",
    "us-west-2, 895885662937",
  })
  void hasTheAccountOfEachRegion(String region, String account) {
    assertThat(Registry.account(Region.parse(region))).isEqualTo(account);
  }

  @Test
  void hasThirtyOneRegions() {
    assertThat(Registry.regions())
        .hasSize(31)
        .allSatisfy(id -> assertThat(Registry.account(Region.parse(id))).matches("\\d{12}"));
  }

  @Test
  void namesRegionsThatComeNearToAnUnknownOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Registry.account(Region.parse("us-west-3")))
        .withMessage(
            "EMR on EKS has no Flink images in Region 'us-west-3'; did you mean us-west-1, us-west-2, eu-west-3?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Registry.account(Region.parse("xx-olympusmons-1")))
        .withMessageContaining("it has them in af-south-1, ap-east-1");
  }

  @Test
  void buildsTheNameInARegionsRegistry() {
    assertThat(Images.runtime(Region.parse("us-west-2"), LATEST))
        .hasToString("895885662937.dkr.ecr.us-west-2.amazonaws.com/flink/emr-7.13.0-flink:latest");
    assertThat(Images.runtime(Region.parse("me-south-1"), DATED))
        .hasToString(
            "008085056818.dkr.ecr.me-south-1.amazonaws.com/flink/emr-7.13.0-flink:20260410");
    assertThat(Images.runtime(Region.parse("cn-north-1"), LATEST))
        .hasToString(
            "068337069695.dkr.ecr.cn-north-1.amazonaws.com.cn/flink/emr-7.13.0-flink:latest");
  }

  @Test
  void buildsThePublicNames() {
    assertThat(Images.publicRuntime(DATED))
        .hasToString("public.ecr.aws/emr-on-eks/flink/emr-7.13.0-flink:20260410");
    assertThat(Images.publicLogAgent(LATEST))
        .hasToString("public.ecr.aws/emr-on-eks/fluentd/emr-7.13.0:latest");
    assertThat(Images.operatorChart())
        .isEqualTo("oci://public.ecr.aws/emr-on-eks/flink-kubernetes-operator");
  }

  @Test
  void refusesPublicNamesBefore6140AndTheOperatorsLabel() {
    ReleaseLabel old = ReleaseLabel.parse("emr-6.13.0-flink-latest");
    ReleaseLabel operator = ReleaseLabel.parse("emr-7.13.0-flink-k8s-operator-latest");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Images.publicRuntime(old))
        .withMessageContaining("6.13.0")
        .withMessageContaining("6.14.0 or newer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Images.publicLogAgent(operator))
        .withMessage(
            "'emr-7.13.0-flink-k8s-operator-latest' is the operator's label; take emr-7.13.0-flink-latest");
    assertThat(Images.runtime(Region.parse("eu-west-1"), old))
        .hasToString("483788554619.dkr.ecr.eu-west-1.amazonaws.com/flink/emr-6.13.0-flink:latest");
  }
}
