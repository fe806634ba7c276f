package io.sluice.deployer.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Names a process for good: the number alone may belong to another one later.
 *
 * @param pid its number
 * @param startedMillis when it started, in milliseconds since 1970
 */
public record ProcessMark(long pid, long startedMillis) {
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  /** The mark of a process that runs. */
  public static ProcessMark of(ProcessHandle process) {
    return new ProcessMark(
        process.pid(), process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli());
  }

  /** The process, if it still runs and is the same. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                Math.abs(of(process).startedMillis() - startedMillis) < TOLERANCE.toMillis());
  }
}
