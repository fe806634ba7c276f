package io.sluice.deployer.describe;

import static io.sluice.deployer.describe.Described.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.S3Uri;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SavepointsTest {
  @Test
  void theyLieWhereTheDirectoryIs() {
    assertThat(options(it -> it.savepoints(group -> group.directory(S3Uri.parse("s3p://own/dir")))))
        .containsEntry("execution.checkpointing.savepoint-dir", "s3p://own/dir");
  }

  @Test
  void theOperatorTakesThemInTheInterval() {
    assertThat(options(it -> it.savepoints(group -> group.every(Duration.ofHours(6)))))
        .containsEntry("kubernetes.operator.periodic.savepoint.interval", "6h");
  }

  @Test
  void notOnDeletionTakesNoneThen() {
    assertThat(options(it -> it.savepoints(Savepoints::notOnDeletion)))
        .doesNotContainKey("kubernetes.operator.job.savepoint-on-deletion");
  }
}
