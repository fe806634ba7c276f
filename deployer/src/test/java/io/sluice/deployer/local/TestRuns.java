package io.sluice.deployer.local;

import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.local.process.Distribution;
import io.sluice.deployer.spec.MemorySize;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The jobs of module runtime-flink's tests, described as a catalogue would describe them. */
final class TestRuns {
  static final Path JAR = Path.of("runtime/flink/target/test-jobs-tests.jar");

  private TestRuns() {}

  static Distribution distribution() {
    return new Distribution(Path.of("target/dist"));
  }

  /** Numbers events of 100 keys, in one TaskManager with two slots. */
  static LocalJob counting(String name, int events, int perSecond) {
    return counting(name, events, perSecond, 2);
  }

  /** The same with as many slots per TaskManager as given. */
  static LocalJob counting(String name, int events, int perSecond, int slots) {
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
        .slots(slots)
        .jobManagerMemory(MemorySize.parse("1000m"))
        .taskManagerMemory(MemorySize.parse("1100m"))
        .option("execution.checkpointing.interval", "1 s")
        .option("state.checkpoints.dir", "s3://state/checkpoints")
        .option("state.savepoints.dir", "s3://state/savepoints")
        .option("state.backend.type", "rocksdb")
        .option("high-availability.type", "kubernetes")
        .option("env.java.opts.all", "-Dsluice.test=hidden")
        .build();
  }

  /** Ends badly in the place that is named. */
  static LocalJob failing(String where) {
    return failing("failing", where, Map.of());
  }

  /** Would end badly, if it came so far with these options. */
  static LocalJob failing(String name, Map<String, String> options) {
    return failing(name, "task", options);
  }

  private static LocalJob failing(String name, String where, Map<String, String> options) {
    return LocalJob.of(name, JAR, "io.sluice.runtime.flink.jobs.FailingJob")
        .args(List.of(where))
        .jobManagerMemory(MemorySize.parse("1000m"))
        .taskManagerMemory(MemorySize.parse("1100m"))
        .options(options)
        .build();
  }
}
