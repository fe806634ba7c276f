package io.sluice.runtime.flink.jobs;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.DiscardingSink;

/** Ends badly, in the place that its only argument names. */
public final class FailingJob {
  private FailingJob() {}

  /** Takes {@code main}, {@code exit}, {@code nothing} or {@code task}. */
  @SuppressWarnings("deprecation") // The successor of DiscardingSink is not in 1.17.
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "main":
        throw new IllegalArgumentException("--speed is missing");
      case "exit":
        System.err.println("usage: FailingJob WHERE");
        System.exit(3);
        break;
      case "nothing":
        break;
      default:
        StreamExecutionEnvironment environment =
            StreamExecutionEnvironment.getExecutionEnvironment();
        environment
            .fromElements(1, 2, 0)
            .map(number -> 6 / number)
            .returns(Types.INT)
            .addSink(new DiscardingSink<>());
        environment.execute("failing");
    }
  }
}
