package io.sluice.deployer.describe;

import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.JobState;
import io.sluice.deployer.spec.UpgradeMode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The builder's group for the job: stateful, upgraded through savepoints, unless said. */
public final class Job {
  private UpgradeMode upgradeMode = UpgradeMode.SAVEPOINT;
  private int parallelism = 1;
  private final List<String> args = new ArrayList<>();
  private @Nullable URI jar;
  private @Nullable String entryClass;
  private @Nullable JobState state;
  private @Nullable URI initialSavepoint;
  private @Nullable Boolean allowNonRestoredState;
  private @Nullable Long savepointTriggerNonce;
  private @Nullable Long checkpointTriggerNonce;
  private @Nullable Long savepointRedeployNonce;
  private @Nullable Long autoscalerResetNonce;

  Job() {}

  /** The jar, or a PyFlink script: {@code local://} in the image, {@code s3://} on EMR. */
  public Job jar(URI jar) {
    this.jar = jar;
    return this;
  }

  /** The class with {@code main}. */
  public Job entryClass(Class<?> entryClass) {
    return entryClass(entryClass.getName());
  }

  /** The class with {@code main}, by name, where it is not on the class path here. */
  public Job entryClass(String entryClass) {
    this.entryClass = entryClass;
    return this;
  }

  /** Adds arguments of {@code main}. */
  public Job args(String... more) {
    args.addAll(List.of(more));
    return this;
  }

  /** How many subtasks every operator has, at least 1. */
  public Job parallelism(int parallelism) {
    this.parallelism = parallelism;
    return this;
  }

  /** What happens to the state on a change. */
  public Job upgradeMode(UpgradeMode mode) {
    this.upgradeMode = mode;
    return this;
  }

  /** The job keeps no state: each start is a new one. */
  public Job stateless() {
    return upgradeMode(UpgradeMode.STATELESS);
  }

  /** Described but not running. */
  public Job suspended() {
    this.state = JobState.SUSPENDED;
    return this;
  }

  /** The state that the first start takes. */
  public Job initialSavepoint(URI savepoint) {
    this.initialSavepoint = savepoint;
    return this;
  }

  /** Starts although some state of the savepoint has no operator any more; that state is lost. */
  public Job allowNonRestoredState() {
    this.allowNonRestoredState = true;
    return this;
  }

  /** A number whose change takes a savepoint. */
  public Job savepointTriggerNonce(long nonce) {
    this.savepointTriggerNonce = nonce;
    return this;
  }

  /** A number whose change takes a checkpoint; operator 1.7 and later. */
  public Job checkpointTriggerNonce(long nonce) {
    this.checkpointTriggerNonce = nonce;
    return this;
  }

  /** A number whose change redeploys from the initial savepoint; operator 1.8 and later. */
  public Job savepointRedeployNonce(long nonce) {
    this.savepointRedeployNonce = nonce;
    return this;
  }

  /** A number whose change forgets what the autoscaler decided. */
  public Job autoscalerResetNonce(long nonce) {
    this.autoscalerResetNonce = nonce;
    return this;
  }

  boolean isStateful() {
    return upgradeMode != UpgradeMode.STATELESS;
  }

  JobSpec describe() {
    return new JobSpec(
        jar,
        parallelism,
        entryClass,
        args,
        state,
        upgradeMode,
        allowNonRestoredState,
        initialSavepoint,
        savepointTriggerNonce,
        checkpointTriggerNonce,
        savepointRedeployNonce,
        autoscalerResetNonce,
        Map.of());
  }
}
