package io.sluice.deployer.local;

import io.sluice.deployer.local.process.Distribution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a job is to be run here.
 *
 * @param stateRoot the folder of all local state, {@code .sluice}
 * @param distribution Flink and the S3 server
 * @param webPort the port of the web UI; 0 takes the first free one from 8081 on
 * @param input a file or folder that the job reads instead of its described input; null for none
 * @param resume whether to go on from the last run
 * @param savepointPatience how long a savepoint may take before the run is stopped without it
 */
public record LocalOptions(
    Path stateRoot,
    Distribution distribution,
    int webPort,
    @Nullable Path input,
    boolean resume,
    Duration savepointPatience) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A new run with the first free port, without input. */
  public static LocalOptions in(Path stateRoot, Distribution distribution) {
    return new LocalOptions(stateRoot, distribution, 0, null, false, PATIENCE);
  }

  /** The same with the web UI on a port. */
  public LocalOptions withWebPort(int port) {
    return new LocalOptions(stateRoot, distribution, port, input, resume, savepointPatience);
  }

  /** The same with a file or folder to read. */
  public LocalOptions withInput(Path fileOrFolder) {
    return new LocalOptions(
        stateRoot, distribution, webPort, fileOrFolder, resume, savepointPatience);
  }

  /** The same going on from the last run. */
  public LocalOptions resuming() {
    return new LocalOptions(stateRoot, distribution, webPort, input, true, savepointPatience);
  }

  /** A file or folder that the job reads. */
  public Optional<Path> inputPath() {
    return Optional.ofNullable(input);
  }
}
