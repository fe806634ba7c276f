package io.sluice.runtime.flink.jobs;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.api.java.utils.ParameterTool;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Numbers the events of each key, so that its output tells whether state was lost or anything was
 * seen twice: exactly once means the lines {@code key,1} to {@code key,n} for every key.
 */
public final class CountingJob {
  private CountingJob() {}

  /** Takes {@code --events --rate --keys --output}. */
  public static void main(String[] args) throws Exception {
    ParameterTool parameters = ParameterTool.fromArgs(args);
    long keys = parameters.getLong("keys");
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    environment
        .fromSource(
            new DataGeneratorSource<>(
                number -> number % keys,
                parameters.getLong("events"),
                RateLimiterStrategy.perSecond(parameters.getDouble("rate")),
                Types.LONG),
            WatermarkStrategy.noWatermarks(),
            "numbers")
        .uid("numbers")
        .keyBy(key -> key)
        .process(new Numbering())
        .uid("numbering")
        .name("numbering")
        .sinkTo(
            FileSink.forRowFormat(
                    new Path(parameters.getRequired("output")), new SimpleStringEncoder<String>())
                .build())
        .uid("lines")
        .name("lines");
    environment.execute("counting");
  }

  private static final class Numbering extends KeyedProcessFunction<Long, Long, String> {
    private static final long serialVersionUID = 1;
    private transient ValueState<Long> seen;
    private final LongCounter counted = new LongCounter();

    @Override
    @SuppressWarnings("deprecation") // The successor of this method is not in 1.17.
    public void open(Configuration configuration) {
      seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.LONG));
      getRuntimeContext().addAccumulator("counted", counted);
    }

    @Override
    public void processElement(Long key, Context context, Collector<String> out) throws Exception {
      Long before = seen.value();
      long now = before == null ? 1 : before + 1;
      seen.update(now);
      counted.add(1);
      out.collect(key + "," + now);
    }
  }
}
