package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/** What a watch tells of a job. */
sealed interface Sight {
  /** The JobManager's Deployment is there, and so. */
  record DeploymentSeen(Deployment deployment) implements Sight {}

  /** The JobManager's Deployment is away. */
  record DeploymentGone() implements Sight {}

  /** A pod is there, and so. */
  record PodSeen(Pod pod) implements Sight {}

  /** A pod is away. */
  record PodGone(Pod pod) implements Sight {}
}
