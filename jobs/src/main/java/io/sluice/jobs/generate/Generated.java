package io.sluice.jobs.generate;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Sources whose n-th record is a pure function of n, so that a checkpoint of the position is a
 * checkpoint of the generator. They run with parallelism 1 in every deployment: several readers
 * would each begin at another position, far apart, and the records would not be in the order of
 * their positions.
 */
public final class Generated {
  private Generated() {}

  /**
   * Adds a source.
   *
   * @param uid the operator's id and name
   * @param record the n-th record, from 0
   * @param number of records; {@link Long#MAX_VALUE} for a stream without an end
   * @param perSecond records per second at most
   */
  public static <T> DataStream<T> stream(
      StreamExecutionEnvironment env,
      String uid,
      GeneratorFunction<Long, T> record,
      TypeInformation<T> type,
      long number,
      double perSecond) {
    DataGeneratorSource<T> source =
        new DataGeneratorSource<>(record, number, RateLimiterStrategy.perSecond(perSecond), type);
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), uid)
        .uid(uid)
        .setParallelism(1)
        .setMaxParallelism(1);
  }
}
