package io.sluice.deployer.cluster.nativek8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.trouble.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationEndTest {
  private static final String END =
      "2026-01-01 INFO ClusterEntrypoint [] - Shutting KubernetesApplicationClusterEntrypoint down"
          + " with application status %s. Diagnostics null.";

  @Test
  void aBoundedJobEndsInSuccess() {
    assertThat(ApplicationEnd.in(List.of("starting", END.formatted("SUCCEEDED"))).isSuccess())
        .isTrue();
  }

  @Test
  void withoutAWordOfItsEndNoJobCountsAsFinished() {
    ApplicationEnd end = ApplicationEnd.in(List.of("starting"));

    assertThat(end.isSuccess()).isFalse();
    assertThat(end.trouble().what()).contains("ended (UNKNOWN)", "deleted its Deployment");
    assertThat(end.trouble().log()).containsExactly("starting");
    assertThat(ApplicationEnd.in(List.of()).trouble().isFatal()).isTrue();
  }

  @Test
  void aFailureIsToldByItsRootCause() {
    Trouble trouble =
        ApplicationEnd.in(
                List.of(
                    "2026-01-01 WARN application failed",
                    "java.util.concurrent.CompletionException: wrapped",
                    "\tat java.base/java.util.concurrent.CompletableFuture.x(C.java:1)",
                    "Caused by: java.lang.IllegalArgumentException: --topic is missing",
                    "\tat org.example.Orders.main(Orders.java:12)",
                    END.formatted("FAILED")))
            .trouble();

    assertThat(trouble.what()).contains("IllegalArgumentException: --topic is missing");
    assertThat(trouble.fix()).contains("Orders.main(Orders.java:12)");
    assertThat(trouble.isFatal()).isTrue();
  }

  @Test
  void aCancelledJobIsNoSuccess() {
    assertThat(ApplicationEnd.in(List.of(END.formatted("CANCELED"))).trouble().what())
        .contains("CANCELED");
  }
}
