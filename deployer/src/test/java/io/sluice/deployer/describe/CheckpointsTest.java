package io.sluice.deployer.describe;

import static io.sluice.deployer.describe.Described.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.S3Uri;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
  @Test
  void theyLieWhereTheDirectoryIs() {
    assertThat(
            options(it -> it.checkpoints(group -> group.directory(S3Uri.parse("s3p://own/dir")))))
        .containsEntry("execution.checkpointing.dir", "s3p://own/dir");
  }

  @Test
  void theyComeInTheInterval() {
    assertThat(options(it -> it.checkpoints(group -> group.every(Duration.ofSeconds(10)))))
        .containsEntry("execution.checkpointing.interval", "10s");
  }

  @Test
  void oneThatTakesLongerThanTheTimeoutIsGivenUp() {
    assertThat(options(it -> it.checkpoints(group -> group.timeout(Duration.ofMinutes(5)))))
        .containsEntry("execution.checkpointing.timeout", "5min");
  }

  @Test
  void thePauseLiesBetweenTwo() {
    assertThat(options(it -> it.checkpoints(group -> group.pause(Duration.ofSeconds(20)))))
        .containsEntry("execution.checkpointing.min-pause", "20s");
  }

  @Test
  void soManyAreRetained() {
    assertThat(options(it -> it.checkpoints(group -> group.retained(7))))
        .containsEntry("execution.checkpointing.num-retained", "7");
  }

  @Test
  void atLeastOnceIsAMode() {
    assertThat(options(it -> it.checkpoints(Checkpoints::atLeastOnce)))
        .containsEntry("execution.checkpointing.mode", "AT_LEAST_ONCE");
  }

  @Test
  void unalignedIsSwitchedOn() {
    assertThat(options(it -> it.checkpoints(Checkpoints::unaligned)))
        .containsEntry("execution.checkpointing.unaligned.enabled", "true");
  }

  @Test
  void onTheHeapNothingIsIncremental() {
    assertThat(options(it -> it.checkpoints(Checkpoints::onHeap)))
        .containsEntry("state.backend.type", "hashmap")
        .doesNotContainKey("execution.checkpointing.incremental");
  }
}
