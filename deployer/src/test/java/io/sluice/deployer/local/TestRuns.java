package io.sluice.deployer.local;

import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.local.process.Distribution;
import io.sluice.deployer.spec.MemorySize;
import java.nio.file.Path;
import java.util.List;

/** The jobs of module runtime-flink's tests, described as a catalogue would describe them. */
final class TestRuns {
  static final Path JAR = Path.of("runtime/flink/target/test-jobs-tests.jar");
  static final Distribution DISTRIBUTION = new Distribution(Path.of("target/dist"));

  private TestRuns() {}

  /** Numbers 20 events of each of 100 keys a second, more or less. */
  static LocalJob counting(String name, int events, int perSecond) {
    return LocalJob.of(name, JAR, "io.sluice.runtime.flink.jobs.CountingJob")
        .args(
            List.of(
                "--events",
                Integer.toString(events),
                "--rate",
                Integer.toString(perSecond),
                "--keys",
                "100",
                "--output",
                "s3://results/counted"))
        .parallelism(2)
        .slots(1)
        .jobManagerMemory(MemorySize.parse("1000m"))
        .taskManagerMemory(MemorySize.parse("1100m"))
        .option("execution.checkpointing.interval", "1 s")
        .option("state.checkpoints.dir", "s3://state/checkpoints")
        .option("state.savepoints.dir", "s3://state/savepoints")
        .option("state.backend.type", "rocksdb")
        .option("high-availability.type", "kubernetes")
        .build();
  }

  static LocalJob failing(String name, String where) {
    return LocalJob.of(name, JAR, "io.sluice.runtime.flink.jobs.FailingJob")
        .args(List.of(where))
        .jobManagerMemory(MemorySize.parse("1000m"))
        .taskManagerMemory(MemorySize.parse("1100m"))
        .build();
  }
}
