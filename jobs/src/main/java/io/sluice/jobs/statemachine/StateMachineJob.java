package io.sluice.jobs.statemachine;

import io.sluice.jobs.arguments.Arguments;
import io.sluice.jobs.arguments.Usage;
import io.sluice.jobs.files.JsonOutput;
import io.sluice.jobs.generate.Generated;
import io.sluice.jobs.launch.Launch;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Made-up events of many addresses, checked against a state machine; {@link StateMachine} is the
 * pipeline. Alerts go to files if there is an output folder, else to the task managers' logs.
 */
public final class StateMachineJob {
  static final Usage USAGE =
      Usage.of("StateMachineJob", "made-up events of many addresses in, alerts out")
          .with("--error-rate", "SHARE", "share of illegal events, 0 to 0.5 (default 0.001)")
          .with("--rate", "NUMBER", "events per second (default 1000)")
          .with("--keys", "NUMBER", "addresses; keep it when resuming (default 1000)")
          .with("--payload", "BYTES", "bytes of state to keep for each address (default 0)")
          .with("--events", "NUMBER", "end after so many events (default: never)")
          .with("--output", "PATH", "folder for alerts (default: the log)");

  private static final int MOST_PAYLOAD_BYTES = 64 << 20;
  private static final double MOST_PER_SECOND = 10_000_000;

  private StateMachineJob() {}

  /**
   * Runs the job in the environment that Flink gives it.
   *
   * @throws Exception when the arguments are not right or the job fails
   */
  public static void main(String... args) throws Exception {
    Launch.run("state-machine", USAGE, StateMachineJob::build, args);
  }

  static void build(StreamExecutionEnvironment env, Arguments arguments) {
    int keys = (int) arguments.wholeNumber("--keys", 1_000, 1, GeneratedEvents.MOST_KEYS);
    int payload = (int) arguments.wholeNumber("--payload", 0, 0, MOST_PAYLOAD_BYTES);
    Optional<JsonOutput> output = JsonOutput.ifGiven(arguments);
    DataStream<Event> events =
        Generated.stream(
            env,
            "generate-events",
            new GeneratedEvents(
                keys, arguments.decimal("--error-rate", 0.001, 0, GeneratedEvents.MOST_ERRORS)),
            TypeInformation.of(Event.class),
            arguments.wholeNumber("--events", Long.MAX_VALUE, 1, Long.MAX_VALUE),
            arguments.decimal("--rate", 1_000, 0.1, MOST_PER_SECOND));
    DataStream<Alert> alerts = StateMachine.pipeline(events, payload);
    if (output.isPresent()) {
      Launch.requireCheckpoints(env, arguments.has("--events"));
      output.get().write(alerts, "write-alerts");
    } else {
      alerts.process(new LogAlerts()).uid("log-alerts").name("log-alerts");
    }
  }
}
