package io.sluice.jobs.files;

import io.sluice.jobs.arguments.Arguments;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The lines of a file, or of all files below a folder except those whose name begins with a dot or
 * an underscore: {@code --input}, and {@code --watch} to go on with files that appear later.
 */
public final class LineInput {
  private final Path input;
  private final Optional<Duration> watch;

  private LineInput(Path input, Optional<Duration> watch) {
    this.input = input;
    this.watch = watch;
  }

  /**
   * The input that the arguments name. A watched folder may appear later; anything else must exist,
   * as otherwise the job would restart again and again for a typing error.
   *
   * @throws io.sluice.jobs.arguments.ArgumentException when it is missing or cannot be read
   */
  public static LineInput from(Arguments arguments) {
    Path input = arguments.requiredPath("--input");
    Optional<Duration> watch = arguments.duration("--watch");
    try {
      if (watch.isEmpty() && !input.getFileSystem().exists(input)) {
        throw arguments.refuse("--input", "does not exist: name a file or folder that does");
      }
    } catch (IOException unreadable) {
      String cause = unreadable.toString().lines().findFirst().orElse("");
      throw arguments.refuse("--input", "cannot be read, check path and access: " + cause);
    }
    return new LineInput(input, watch);
  }

  /** Whether the input has an end: it is not watched. */
  public boolean ends() {
    return watch.isEmpty();
  }

  /** Adds the source, named and identified as {@code read-lines}. */
  public DataStream<String> read(StreamExecutionEnvironment env) {
    FileSource.FileSourceBuilder<String> source =
        FileSource.forRecordStreamFormat(new LineFormat(), input);
    watch.ifPresent(source::monitorContinuously);
    return env.fromSource(source.build(), WatermarkStrategy.noWatermarks(), "read-lines")
        .uid("read-lines");
  }
}
