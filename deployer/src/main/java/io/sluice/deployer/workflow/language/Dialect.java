package io.sluice.deployer.workflow.language;

import io.sluice.deployer.workflow.state.Choice.Branch;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.Task;
import io.sluice.deployer.workflow.state.Value;
import io.sluice.deployer.workflow.state.Wait;
import java.util.Map;

/** What differs between the query languages: how fields of a state are named and filled. */
interface Dialect {
  /**
   * An object whose fields are computed, as it stands in the definition.
   *
   * @throws WorkflowException if a constant would be read as an expression
   */
  Map<String, Object> template(Map<String, Value> fields);

  /**
   * The fields of a task that hold what it sends, and keep its answer out of the state's output.
   */
  Map<String, Object> task(Task task);

  /** The fields of a catcher that keep the error in a variable and nowhere else. */
  Map<String, Object> catcher();

  /** The fields of a step that hold its output. */
  Map<String, Object> output(Pass pass);

  /** The field with the length of a pause. */
  Map<String, Object> seconds(Wait wait);

  /** The field with the cause of a bad end. */
  Map<String, Object> cause(Fail fail);

  /** A branch without its next state. */
  Map<String, Object> branch(Branch branch);
}
