package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.SavepointInfo;
import io.sluice.deployer.rest.RootCause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A savepoint that is asked for by a new {@code spec.job.savepointTriggerNonce} (operators up to
 * 1.9, and later ones without the resource). The operator copies the nonce into the savepoint that
 * it took for it. A savepoint that fails it tries again and again, so one that cannot be taken is
 * withdrawn.
 */
final class NonceSavepoint implements SavepointRequest {
  private static final String NONCE = "savepointTriggerNonce";

  private final Cluster cluster;
  private final RunningFlink flink;
  private final LiveResource live;
  private final long nonce;
  private final boolean begunBefore;
  private final @Nullable String directory;

  private NonceSavepoint(
      Cluster cluster,
      RunningFlink flink,
      LiveResource live,
      long nonce,
      boolean begunBefore,
      @Nullable String directory) {
    this.cluster = cluster;
    this.flink = flink;
    this.live = live;
    this.nonce = nonce;
    this.begunBefore = begunBefore;
    this.directory = directory;
  }

  /** Asks for one, unless one was asked for that is not taken yet: then that is waited for. */
  static NonceSavepoint request(
      Cluster cluster, RunningFlink flink, LiveResource live, @Nullable String directory) {
    Optional<Long> asked = live.spec().number("job", NONCE);
    if (asked.isPresent() && !asked.equals(reconciled(live))) {
      return new NonceSavepoint(cluster, flink, live, asked.get(), true, directory);
    }
    long nonce = Math.max(System.currentTimeMillis(), asked.orElse(0L) + 1);
    LiveResource changed = new SpecChange(cluster).apply(live, Map.of("job", Map.of(NONCE, nonce)));
    return new NonceSavepoint(cluster, flink, changed, nonce, false, directory);
  }

  @Override
  public String asked() {
    return begunBefore
        ? "a savepoint of " + live.name() + " was asked for before; it is waited for"
        : "a savepoint of " + live.name() + " is asked for";
  }

  @Override
  public TakenSavepoint await(Waiting waiting) throws InterruptedException {
    SavepointGoal goal = new SavepointGoal(nonce);
    try {
      LiveResource taken = waiting.until(cluster, live, goal, "savepoint of " + live.name());
      SavepointInfo last = Objects.requireNonNull(taken.job().lastSavepoint());
      return new TakenSavepoint(last.location(), last.time(), directory);
    } catch (OperationException notTaken) {
      if (!goal.hasFailed()) {
        throw notTaken;
      }
      String cause = cause(goal.lastAttempt());
      boolean withdrawn = !begunBefore && !goal.isGivenUp();
      if (withdrawn) {
        withdraw();
      }
      throw OperationException.failed(
          notTaken.getMessage() + (cause.isEmpty() ? "" : ": " + cause),
          "mend the cause and ask again; the job runs on"
              + (withdrawn ? ", the request is withdrawn" : ""));
    }
  }

  private String cause(@Nullable String attempt) {
    if (attempt == null) {
      return "";
    }
    RunningFlink.Answer<String> failure =
        flink.tryToAsk(
            live,
            (rest, job) ->
                Optional.ofNullable(rest.savepoint(job, attempt).failure())
                    .map(RootCause::of)
                    .orElse(""));
    return failure.value() == null ? "" : failure.value();
  }

  private void withdraw() {
    Map<String, Object> before = new LinkedHashMap<>();
    before.put(NONCE, reconciled(live).orElse(null));
    new SpecChange(cluster).apply(live, Map.of("job", before));
  }

  private static Optional<Long> reconciled(LiveResource live) {
    return live.reconciliation().lastReconciled().number("job", NONCE);
  }
}
