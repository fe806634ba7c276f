package io.sluice.deployer.local;

import io.sluice.deployer.local.process.Distribution;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a job is to be run here.
 *
 * @param stateRoot the folder of all local state, {@code .sluice}
 * @param distribution Flink and the S3 server
 * @param webPort the port of the web UI; 0 takes the first free one from 8081 on
 * @param input a file or folder that the job reads instead of its described input; null for none
 * @param start how it begins
 * @param savepointPatience how long a savepoint may take before the run is stopped without it
 */
public record LocalOptions(
    Path stateRoot,
    Distribution distribution,
    int webPort,
    @Nullable Path input,
    Start start,
    Duration savepointPatience) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** How a run begins. */
  public enum Start {
    /** Anew, but not where that would delete state to go on from. */
    ANEW,
    /** From what the last run left. */
    RESUMING,
    /** Anew, and what earlier runs left is deleted. */
    CLEAN
  }

  /** A new run with the first free port, without input. */
  public static LocalOptions in(Path stateRoot, Distribution distribution) {
    return new LocalOptions(stateRoot, distribution, 0, null, Start.ANEW, PATIENCE);
  }

  /** The same with the web UI on a port. */
  public LocalOptions withWebPort(int port) {
    return new LocalOptions(stateRoot, distribution, port, input, start, savepointPatience);
  }

  /** The same with a file or folder to read. */
  public LocalOptions withInput(Path fileOrFolder) {
    return new LocalOptions(
        stateRoot, distribution, webPort, fileOrFolder, start, savepointPatience);
  }

  /** The same beginning in a certain way. */
  public LocalOptions starting(Start how) {
    return new LocalOptions(stateRoot, distribution, webPort, input, how, savepointPatience);
  }
}
