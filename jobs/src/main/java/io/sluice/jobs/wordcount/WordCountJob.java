package io.sluice.jobs.wordcount;

import io.sluice.jobs.arguments.Arguments;
import io.sluice.jobs.arguments.Usage;
import io.sluice.jobs.files.JsonOutput;
import io.sluice.jobs.files.LineInput;
import io.sluice.jobs.launch.Launch;
import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Text to words and their totals; {@link WordCount} is the pipeline. Runs in batch mode unless the
 * input is watched.
 */
public final class WordCountJob {
  static final Usage USAGE =
      Usage.of("WordCountJob", "text in, words and how often each was read out")
          .with("--input", "PATH", "text file or folder, local or a URI (required)")
          .with("--output", "PATH", "folder for lines of {\"word\", \"count\"} (required)")
          .with("--watch", "DURATION", "look for new files this often and never end")
          .with("--every", "DURATION", "with --watch: give out changed totals (default 10s)");

  private WordCountJob() {}

  /**
   * Runs the job in the environment that Flink gives it.
   *
   * @throws Exception when the arguments are not right or the job fails
   */
  public static void main(String... args) throws Exception {
    Launch.run("word-count", USAGE, WordCountJob::build, args);
  }

  static void build(StreamExecutionEnvironment env, Arguments arguments) {
    arguments.requireTogether("--every", "--watch");
    LineInput input = LineInput.from(arguments);
    JsonOutput output = JsonOutput.from(arguments);
    Duration interval = arguments.duration("--every", Duration.ofSeconds(10));
    if (input.ends()) {
      Launch.prefer(RuntimeExecutionMode.BATCH, env);
    }
    Launch.requireCheckpoints(env, input.ends());
    CountWords counting = input.ends() ? CountWords.atEndOfInput() : CountWords.every(interval);
    output.write(WordCount.pipeline(input.read(env), counting), "write-totals");
  }
}
