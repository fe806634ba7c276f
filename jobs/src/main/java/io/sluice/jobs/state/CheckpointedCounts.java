package io.sluice.jobs.state;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.jspecify.annotations.Nullable;

/**
 * Totals of an operator that go on after a restore. A Flink metric and a plain accumulator both
 * begin anew with each attempt of a job; these begin with what the checkpoint or savepoint held and
 * are published as both, a gauge and a user accumulator of the same name. Summed over the subtasks
 * they are the total since the job first began, also after rescaling: each restored share goes to
 * one subtask.
 *
 * <p>In a bounded run, what a subtask counted is part of the checkpoint in which it ends and of no
 * later one, as Flink keeps no operator state of ended subtasks. If an attempt fails when some
 * subtasks of an operator have ended and others have not, the totals of the next attempt lack the
 * share of the ended ones; records are not affected.
 */
public final class CheckpointedCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<String, Count> counts = new LinkedHashMap<>();
  private transient @Nullable ListState<Tuple2<String, Long>> saved;

  /**
   * Adds a total; to be called where the function is constructed.
   *
   * @param name unique among all operators of the job
   */
  public Count count(String name) {
    Count count = new Count();
    counts.put(name, count);
    return count;
  }

  /**
   * Takes over what was saved and publishes the totals; to be called from {@code initializeState}.
   *
   * @throws Exception what the state backend throws
   */
  public void restore(FunctionInitializationContext context, RuntimeContext runtime)
      throws Exception {
    saved =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("counts", Types.TUPLE(Types.STRING, Types.LONG)));
    for (Tuple2<String, Long> share : saved.get()) {
      Count count = counts.get(share.f0);
      if (count != null) {
        count.add(share.f1);
      }
    }
    counts.forEach(
        (name, count) -> {
          runtime.addAccumulator(name, count.accumulator());
          runtime.getMetricGroup().gauge(name, (Gauge<Long>) count::value);
        });
  }

  /**
   * Writes the totals into the checkpoint; to be called from {@code snapshotState}.
   *
   * @throws Exception what the state backend throws
   */
  public void save() throws Exception {
    List<Tuple2<String, Long>> shares = new ArrayList<>();
    counts.forEach((name, count) -> shares.add(Tuple2.of(name, count.value())));
    Objects.requireNonNull(saved, "restore comes first").update(shares);
  }
}
