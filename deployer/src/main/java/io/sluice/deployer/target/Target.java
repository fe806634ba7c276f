package io.sluice.deployer.target;

import io.sluice.deployer.spec.FlinkDeployment;

/** A destination that a description is rendered for. */
public interface Target {
  /** The name that the user types. */
  String id();

  /** The manifest, as YAML that ends in a newline. */
  String render(FlinkDeployment deployment);
}
