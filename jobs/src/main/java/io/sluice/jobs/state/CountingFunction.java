package io.sluice.jobs.state;

import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;

/** A process function with {@link CheckpointedCounts}. */
public abstract class CountingFunction<I, O> extends ProcessFunction<I, O>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private final CheckpointedCounts counts = new CheckpointedCounts();

  /** Adds a total; for field initialisers of the subclass. */
  protected final Count count(String name) {
    return counts.count(name);
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    counts.restore(context, getRuntimeContext());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    counts.save();
  }
}
