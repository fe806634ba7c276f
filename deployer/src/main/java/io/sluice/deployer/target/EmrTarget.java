package io.sluice.deployer.target;

import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkDeploymentYaml;

/** EMR's operator: it understands every field of the description, so that is the manifest. */
public final class EmrTarget implements Target {
  @Override
  public String id() {
    return "emr";
  }

  @Override
  public String render(FlinkDeployment deployment) {
    return FlinkDeploymentYaml.write(deployment);
  }
}
