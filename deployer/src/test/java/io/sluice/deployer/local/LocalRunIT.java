package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunIT {
  @TempDir Path root;

  @Test
  void aBoundedJobEndsByItselfWithItsCountsAndItsOutput() throws Exception {
    LocalOptions options = LocalOptions.in(root, TestRuns.DISTRIBUTION);
    try (LocalRun run =
        new LocalRun(TestRuns.counting("bounded", 4000, 2000), options, System.out::println)) {
      LocalOutcome outcome = run.run();
      System.out.println(outcome);
      assertThat(outcome).isInstanceOf(LocalOutcome.Finished.class);
      assertThat(((LocalOutcome.Finished) outcome).counts()).isEqualTo(Map.of("counted", "4000"));
    }
  }
}
