package io.sluice.deployer.describe;

import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.S3Uri;
import org.jspecify.annotations.Nullable;

/**
 * What one group of the builder has to know of the others.
 *
 * @param name the deployment's name
 * @param stateRoot where the state lies, if that was said once for all
 * @param options the names of the options in this Flink line
 * @param release the EMR release
 * @param session whether it is a session cluster
 * @param stateful whether the job, or those of a session cluster, keep state over upgrades
 * @param autoscaled whether the autoscaler is on
 */
record Context(
    String name,
    @Nullable S3Uri stateRoot,
    OptionNames options,
    @Nullable ReleaseLabel release,
    boolean session,
    boolean stateful,
    boolean autoscaled) {

  /** The place of one kind of state, in the Presto connector, which EMR recommends for it. */
  @Nullable S3Uri stateOf(String kind) {
    return stateRoot == null ? null : stateRoot.with(S3Uri.Scheme.S3P).resolve(kind + "/" + name);
  }
}
