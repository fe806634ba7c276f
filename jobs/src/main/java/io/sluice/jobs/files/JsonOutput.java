package io.sluice.jobs.files;

import io.sluice.jobs.arguments.Arguments;
import java.util.Optional;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * A folder of JSON lines, {@code --output}, written exactly once: a part file appears under its
 * final name, {@code part-….jsonl}, with the checkpoint that covers its records.
 */
public final class JsonOutput {
  private final Path folder;

  private JsonOutput(Path folder) {
    this.folder = folder;
  }

  /**
   * The folder that must be given.
   *
   * @throws io.sluice.jobs.arguments.ArgumentException when it is missing or cannot take a sink
   */
  public static JsonOutput from(Arguments arguments) {
    return checked(arguments, arguments.requiredPath("--output"));
  }

  /**
   * The folder, if it is given.
   *
   * @throws io.sluice.jobs.arguments.ArgumentException when it cannot take a sink
   */
  public static Optional<JsonOutput> ifGiven(Arguments arguments) {
    return arguments.path("--output").map(folder -> checked(arguments, folder));
  }

  /** A folder below this one. */
  public JsonOutput folder(String name) {
    return new JsonOutput(new Path(folder, name));
  }

  /** Adds a sink, named and identified as given. */
  public <T> void write(DataStream<T> records, String uid) {
    FileSink<T> sink =
        FileSink.forRowFormat(folder, new JsonLines<T>())
            .withBucketAssigner(new BasePathBucketAssigner<>())
            .withRollingPolicy(OnCheckpointRollingPolicy.build())
            .withOutputFileConfig(OutputFileConfig.builder().withPartSuffix(".jsonl").build())
            .build();
    records.sinkTo(sink).uid(uid).name(uid);
  }

  private static JsonOutput checked(Arguments arguments, Path folder) {
    if ("s3p".equals(folder.toUri().getScheme())) {
      throw arguments.refuse(
          "--output", "cannot be written exactly once by the Presto file system: use s3a://");
    }
    return new JsonOutput(folder);
  }
}
