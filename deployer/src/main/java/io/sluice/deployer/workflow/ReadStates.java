package io.sluice.deployer.workflow;

import io.sluice.deployer.workflow.eks.KubernetesCall;
import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Task;
import io.sluice.deployer.workflow.state.Value;

/** Reads what a workflow is about. */
final class ReadStates {
  static final String READ = "Read what is there";

  private ReadStates() {}

  /**
   * @param missing the state where nothing is there
   */
  static Task read(Subject subject, String missing, String next) {
    return KubernetesCall.get(READ, subject.path(), next)
        .catching(Catcher.of(KubernetesCall.NOT_FOUND, missing))
        .assigning(Subject.LIVE, Value.result("ResponseBody"));
  }
}
