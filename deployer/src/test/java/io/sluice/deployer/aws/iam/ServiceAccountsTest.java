package io.sluice.deployer.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.RoleArn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAccountsTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"\", 0",
        "abcdefghijkl, 2x6xx5ubcrus4bplmr0",
        "\"+=,.@-_\", 3bu5b0xg4tb",
        "\"abcdefghijkl+=,.@-_\", 1ll75jdngh5gbk11wbh7h35ji05wtb",
        "JobExecutionRoleIRSAv2, c7ohmynrs14q04uudoef8n97xdufwajzua",
        "emr-on-eks-test-execution-role, 1sseqknnoni14bdu6yyw9n3ft32986beoj10gadqfez009x"
      })
  void carryTheNameOfTheRoleInBase36AsTheAwsCliWritesIt(String role, String base36) {
    assertThat(ServiceAccounts.base36(role)).isEqualTo(base36);
  }

  @Test
  void carryTheAccountWithItsZerosAndNotThePathOfTheRole() {
    assertThat(
            ServiceAccounts.of(
                RoleArn.parse("arn:aws:iam::011122223333:role/teams/JobExecutionRoleIRSAv2")))
        .containsExactly(
            "emr-containers-sa-flink-jobmanager-011122223333-c7ohmynrs14q04uudoef8n97xdufwajzua",
            "emr-containers-sa-flink-taskmanager-011122223333-c7ohmynrs14q04uudoef8n97xdufwajzua");
  }
}
