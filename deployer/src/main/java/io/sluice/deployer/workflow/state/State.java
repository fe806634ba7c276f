package io.sluice.deployer.workflow.state;

import java.util.List;
import java.util.stream.Stream;

/** A state of a workflow. */
public sealed interface State permits Choice, Fail, Pass, Succeed, Task, Wait {
  /** The name, once in a workflow, at most 80 characters. */
  String name();

  /** The states that may follow, by name. */
  default List<String> following() {
    return List.of();
  }

  /** What stands in the definition for this state and is sent or kept as a whole. */
  default Stream<Value> payloads() {
    return Stream.empty();
  }
}
