package io.sluice.deployer.cli;

import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.target.apache.ApacheTarget;
import io.sluice.deployer.target.nativek8s.NativeTarget;
import io.sluice.deployer.workflow.ClientJob;
import java.util.Objects;

/** Flink's client as a Kubernetes Job, for a description. */
final class WorkflowClient {
  private WorkflowClient() {}

  /**
   * @throws CommandException if the description names no image
   * @throws io.sluice.deployer.check.InvalidDeploymentException if native mode cannot have it
   */
  static ClientJob of(FlinkResource resource) {
    FlinkDeployment described = WorkflowChoice.application(resource);
    String namespace = Objects.requireNonNull(described.metadata().namespace());
    var application = new NativeTarget().application(described, namespace, null);
    FlinkDeployment translated = ApacheTarget.deployment(described);
    String image = translated.spec().image();
    if (image == null) {
      throw CommandException.failed(
          "spec.image: " + resource.name() + " names no image, which Flink's client runs in",
          "set spec.image or spec.emrReleaseLabel");
    }
    String account = translated.spec().serviceAccount();
    return new ClientJob(application, image, account == null ? "default" : account);
  }
}
