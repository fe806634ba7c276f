package io.sluice.deployer.cluster.apply;

import io.sluice.deployer.cluster.plan.Plan;
import io.sluice.deployer.target.KubernetesResource;

/** A listener that does not listen. */
final class Unheard implements ApplyListener {
  @Override
  public void planned(Plan plan) {}

  @Override
  public void applying(KubernetesResource resource) {}

  @Override
  public void applied(Applied applied) {}
}
