package io.sluice.jobs.state;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/** A keyed process function with {@link CheckpointedCounts} and {@link KeyedValue}s. */
public abstract class CountingKeyedFunction<K, I, O> extends KeyedProcessFunction<K, I, O>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private final CheckpointedCounts counts = new CheckpointedCounts();
  private final List<KeyedValue<?>> values = new ArrayList<>();

  /** Adds a total; for field initialisers of the subclass. */
  protected final Count count(String name) {
    return counts.count(name);
  }

  /** Adds a value per key; for field initialisers of the subclass. */
  protected final <T> KeyedValue<T> value(String name, TypeInformation<T> type) {
    KeyedValue<T> value = new KeyedValue<>(name, type);
    values.add(value);
    return value;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    counts.restore(context, getRuntimeContext());
    for (KeyedValue<?> value : values) {
      value.open(context.getKeyedStateStore());
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    counts.save();
  }
}
