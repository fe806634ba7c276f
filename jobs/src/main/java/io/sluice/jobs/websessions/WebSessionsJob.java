package io.sluice.jobs.websessions;

import io.sluice.jobs.arguments.Arguments;
import io.sluice.jobs.arguments.Usage;
import io.sluice.jobs.files.JsonOutput;
import io.sluice.jobs.files.LineInput;
import io.sluice.jobs.generate.Generated;
import io.sluice.jobs.launch.Launch;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Access log lines to one record per visitor's session; {@link WebSessions} is the pipeline. */
public final class WebSessionsJob {
  static final Usage USAGE =
      Usage.of("WebSessionsJob", "access log lines in, one record per visitor's session out")
          .with("--input", "PATH", "log file or folder, local or a URI such as s3a://bucket/logs")
          .with("--watch", "DURATION", "look for new files this often and never end")
          .with("--generate", "RATE", "instead of --input: make up so many lines per second")
          .with("--lines", "NUMBER", "end after so many generated lines")
          .with("--output", "PATH", "folder for sessions/, rejects/ and late/ (required)")
          .with("--gap", "DURATION", "inactivity that ends a session (default 30m)")
          .with("--out-of-orderness", "DURATION", "how late lines may come (default 2m)")
          .with("--idle-after", "DURATION", "when a silent reader is not waited for (default 1m)")
          .with("--client-retention", "DURATION", "how long clients are remembered (default 30d)");

  private static final long SEED = 2_306_843_009_213_693_951L;
  private static final double MOST_LINES_PER_SECOND = 1_000_000;

  private WebSessionsJob() {}

  /**
   * Runs the job in the environment that Flink gives it.
   *
   * @throws Exception when the arguments are not right or the job fails
   */
  public static void main(String... args) throws Exception {
    Launch.run("web-sessions", USAGE, WebSessionsJob::build, args);
  }

  static void build(StreamExecutionEnvironment env, Arguments arguments) {
    arguments.requireOneOf("--input", "--generate");
    arguments.requireTogether("--watch", "--input");
    arguments.requireTogether("--lines", "--generate");
    JsonOutput output = JsonOutput.from(arguments);
    WebSessions pipeline =
        arguments.has("--generate")
            ? WebSessions.pipeline(generated(env, arguments), options(arguments, false))
            : fromFiles(env, LineInput.from(arguments), arguments);
    Launch.requireCheckpoints(env, !arguments.has("--watch") && !arguments.has("--generate"));
    output.folder("sessions").write(pipeline.sessions(), "write-sessions");
    output.folder("rejects").write(pipeline.rejects(), "write-rejects");
    output.folder("late").write(pipeline.late(), "write-late");
  }

  private static WebSessions fromFiles(
      StreamExecutionEnvironment env, LineInput input, Arguments arguments) {
    return WebSessions.pipeline(input.read(env), options(arguments, input.ends()));
  }

  private static DataStream<String> generated(StreamExecutionEnvironment env, Arguments arguments) {
    double rate = arguments.decimal("--generate", 1, 0.1, MOST_LINES_PER_SECOND);
    long lines = arguments.wholeNumber("--lines", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    return Generated.stream(
        env, "generate-lines", new GeneratedLog(SEED), Types.STRING, lines, rate);
  }

  private static WebSessionsOptions options(Arguments arguments, boolean fileInputEnds) {
    return WebSessionsOptions.from(arguments, fileInputEnds);
  }
}
