package io.sluice.deployer.cluster.apply;

import io.sluice.deployer.cluster.plan.Plan;
import io.sluice.deployer.target.KubernetesResource;

/** Hears how applying goes. */
public interface ApplyListener {
  /** What is going to be done; called once, before anything is changed. */
  void planned(Plan plan);

  /** One resource is being sent; it may be applied from here on. */
  void applying(KubernetesResource resource);

  /** One resource is done. */
  void applied(Applied applied);
}
