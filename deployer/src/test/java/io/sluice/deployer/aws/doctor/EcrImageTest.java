package io.sluice.deployer.aws.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcrImageTest {
  private static final Region IRELAND = Region.parse("eu-west-1");

  @Test
  void hasTheTagThatIsWrittenElseLatest() {
    assertThat(EcrImage.parse("111122223333.dkr.ecr.eu-west-1.amazonaws.com/a/b:1.2"))
        .contains(new EcrImage("111122223333", IRELAND, "a/b", "1.2", ""));
    assertThat(EcrImage.parse("111122223333.dkr.ecr.eu-west-1.amazonaws.com/a"))
        .contains(new EcrImage("111122223333", IRELAND, "a", "latest", ""));
  }

  @Test
  void hasNoTagWhereADigestSaysWhichItIs() {
    String digest = "sha256:" + "0a".repeat(32);

    assertThat(EcrImage.parse("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/a:1@" + digest))
        .contains(new EcrImage("111122223333", Region.parse("cn-north-1"), "a", "", digest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flink:1.20",
        "public.ecr.aws/emr-on-eks/flink/emr-7.13.0-flink:latest",
        "1234.dkr.ecr.eu-west-1.amazonaws.com/a:1",
        "111122223333.dkr.ecr.eu-west-1.example.com/a:1"
      })
  void isNoneInAnotherRegistry(String reference) {
    assertThat(EcrImage.parse(reference)).isEmpty();
  }
}
