package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.follow.Goal;
import io.sluice.deployer.cluster.follow.Verdict;
import io.sluice.deployer.cluster.live.LifecycleState;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The savepoint for one nonce is there. The operator gives each attempt an id of its own while it
 * lasts; an id that goes without a savepoint is an attempt that failed.
 */
final class SavepointGoal implements Goal {
  private static final int ATTEMPTS = 3;

  private final long nonce;
  private final Set<String> attempts = new LinkedHashSet<>();
  private @Nullable String pending;
  private boolean givenUp;

  SavepointGoal(long nonce) {
    this.nonce = nonce;
  }

  /** Whether the job could not take it, as opposed to not having taken it yet. */
  boolean hasFailed() {
    return givenUp || failed() >= ATTEMPTS;
  }

  /** Whether the operator does not try any more. */
  boolean isGivenUp() {
    return givenUp;
  }

  /** The id of the newest attempt that was seen. */
  @Nullable String lastAttempt() {
    return attempts.stream().reduce((first, second) -> second).orElse(null);
  }

  @Override
  public Verdict judge(LiveResource live) {
    Tree savepoints = live.status().at("jobStatus", "savepointInfo");
    if (isOurs(savepoints.number("lastSavepoint", "triggerNonce"))) {
      return Verdict.reached("taken");
    }
    if (live.deletionAsked().isPresent()) {
      return Verdict.failed("somebody deletes it", "apply it again when it is away");
    }
    see(savepoints);
    if (live.spec().number("job", "savepointTriggerNonce").filter(this::isNewer).isPresent()) {
      return Verdict.failed(
          "somebody else asked for another one meanwhile", "wait for that one, or ask again");
    }
    if (live.lifecycle() == LifecycleState.SUSPENDED || live.job().isTerminal()) {
      return Verdict.failed(
          "the job has ended meanwhile: " + live.job().state(),
          "see 'sluice status " + live.name() + "'");
    }
    givenUp =
        pending == null
            && isOurs(
                live.reconciliation().lastReconciled().number("job", "savepointTriggerNonce"));
    if (givenUp) {
      return Verdict.failed(
          "the operator has given it up", "see 'sluice explain " + live.name() + "' for why");
    }
    if (failed() >= ATTEMPTS) {
      return Verdict.failed(
          "it failed " + failed() + " times", "see 'sluice explain " + live.name() + "' for why");
    }
    return Verdict.waiting(where());
  }

  private void see(Tree savepoints) {
    boolean manual = savepoints.text("triggerType").filter("MANUAL"::equals).isPresent();
    pending = manual ? savepoints.text("triggerId").orElse(null) : null;
    if (pending != null) {
      attempts.add(pending);
    }
  }

  private int failed() {
    return attempts.size() - (pending == null ? 0 : 1);
  }

  private String where() {
    if (pending == null && attempts.isEmpty()) {
      return "the operator has not asked the job yet";
    }
    return failed() == 0
        ? "the job takes it"
        : "attempt " + (failed() + 1) + ", the one before failed";
  }

  private boolean isOurs(Optional<Long> number) {
    return number.filter(one -> one == nonce).isPresent();
  }

  private boolean isNewer(long other) {
    return other != nonce;
  }
}
