package io.sluice.deployer.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientResultTest {
  @Test
  void theReasonIsTheRootCauseOfTheExceptionThatIsPrinted() {
    ClientResult result =
        new ClientResult(
            1,
            """
            2026-01-01 00:00:00,000 WARN  o.a.f.c.c.CliFrontend [] - Could not load CLI class
            java.lang.ClassNotFoundException: org.apache.flink.yarn.cli.FlinkYarnSessionCli

            ------------------------------------------------------------
             The program finished with the following exception:

            org.apache.flink.client.deployment.ClusterDeploymentException: Could not create it.
            \tat org.apache.flink.kubernetes.KubernetesClusterDescriptor.deploy(K.java:1)
            Caused by: java.net.ConnectException: Connection refused
            \tat java.base/sun.nio.ch.Net.pollConnect(Native Method)
            \t... 20 more
            """);

    assertThat(result.isDone()).isFalse();
    assertThat(result.reason()).isEqualTo("ConnectException: Connection refused");
  }

  @Test
  void theReasonIsTheExceptionItselfWhereItHasNoCause() {
    assertThat(
            new ClientResult(
                    1,
                    """
                     The program finished with the following exception:

                    org.apache.flink.client.deployment.ClusterDeploymentException: It already exists.
                    \tat org.apache.flink.kubernetes.KubernetesClusterDescriptor.deploy(K.java:1)
                    """)
                .reason())
        .isEqualTo("ClusterDeploymentException: It already exists.");
  }

  @Test
  void theReasonIsTheLastLineWhereNoExceptionIsPrinted() {
    assertThat(
            new ClientResult(
                    1,
                    "Could not find jar\n\nUse the help option (-h or --help) to get help on the"
                        + " command.\n")
                .reason())
        .isEqualTo("Could not find jar");
    assertThat(new ClientResult(134, "").reason()).isEqualTo("it printed nothing");
  }

  @Test
  void aClientThatHadToBeEndedSaysHowFarItCame() {
    assertThat(ClientResult.late("connecting\n").reason())
        .isEqualTo("it did not end in time; its last line: connecting");
  }

  @Test
  void aClientThatReturnsZeroIsDone() {
    assertThat(new ClientResult(0, "noise").isDone()).isTrue();
  }
}
