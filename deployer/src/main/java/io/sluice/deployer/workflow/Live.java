package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Value;
import java.util.List;
import java.util.stream.Stream;

/** Parts of a Flink resource as it was last read. */
final class Live {
  private Live() {}

  /** What a look keeps of the answer. */
  static Value looked() {
    return new Value.Trimmed(Value.result("ResponseBody"), List.of("metadata", "status"));
  }

  static Value status(String... path) {
    return Value.variable(
        Subject.LIVE, Stream.concat(Stream.of("status"), Stream.of(path)).toArray(String[]::new));
  }

  static Value job(String... path) {
    return status(Stream.concat(Stream.of("jobStatus"), Stream.of(path)).toArray(String[]::new));
  }

  /** Where the newest savepoint lies. */
  static Value savepoint() {
    return job("savepointInfo", "lastSavepoint", "location");
  }

  /** What the operator says of it as a whole is this. */
  static Condition is(String lifecycleState) {
    return new Condition.Is(status("lifecycleState"), lifecycleState);
  }
}
