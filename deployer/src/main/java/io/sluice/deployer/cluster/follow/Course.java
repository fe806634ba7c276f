package io.sluice.deployer.cluster.follow;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.live.ResourceName;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One following, from its beginning to its end. */
final class Course implements AutoCloseable {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final long began = System.nanoTime();
  private final LiveResources live;
  private final FollowListener listener;
  private final ResourceName resource;
  private final Goal goal;
  private final Duration timeout;
  private final Watches watches;
  private final TroubleBook troubles;
  private final JobFailures failures;
  private @Nullable LiveResource last;

  Course(
      Cluster cluster,
      FollowListener listener,
      ResourceName resource,
      Goal goal,
      Duration timeout,
      Duration grace) {
    this.live = new LiveResources(cluster);
    this.listener = listener;
    this.resource = resource;
    this.goal = goal;
    this.timeout = timeout;
    this.watches = new Watches(cluster, resource, signals::add);
    this.failures = new JobFailures(cluster, signals::add);
    this.troubles = new TroubleBook(cluster, resource, grace);
  }

  Outcome run() throws InterruptedException {
    Optional<LiveResource> there = read();
    if (there.isEmpty()) {
      return end(Outcome.Result.GONE, resource + " is not there", "apply it first");
    }
    see(there.get());
    watches.open(there.get().flinkCluster());
    while (true) {
      tell();
      Optional<Outcome> ended = judge();
      if (ended.isPresent()) {
        return ended.get();
      }
      Duration left = timeout.minus(took());
      if (left.isNegative() || left.isZero()) {
        return timedOut();
      }
      long wait = Math.min(left.toNanos(), TICK.toNanos());
      @Nullable Signal signal = signals.poll(wait, TimeUnit.NANOSECONDS);
      if (signal == null) {
        tick();
      } else {
        take(signal);
      }
    }
  }

  @Override
  public void close() {
    watches.close();
    failures.close();
  }

  private void take(Signal signal) {
    if (signal instanceof Signal.Seen seen) {
      see(seen.live());
    } else if (signal instanceof Signal.Away) {
      last = null;
    } else {
      troubles.take(signal);
    }
  }

  private void see(LiveResource now) {
    boolean news = last == null || !last.equals(now);
    last = now;
    troubles.see(now);
    failures.see(now);
    if (news) {
      listener.changed(now);
    }
  }

  private void tick() {
    troubles.tick(took(), watches.areConnected());
    if (last != null) {
      failures.tick(last);
    }
  }

  private void tell() {
    troubles.untold().forEach(listener::trouble);
  }

  private Optional<Outcome> judge() {
    if (last == null) {
      return Optional.of(
          end(Outcome.Result.GONE, resource + " was deleted", "apply it again if it should be"));
    }
    Verdict verdict = goal.judge(last);
    if (isReached(verdict)) {
      return Optional.of(end(Outcome.Result.REACHED, verdict.text(), ""));
    }
    if (verdict.state() == Verdict.State.FAILED) {
      failures.lastWords(last).ifPresent(troubles::add);
      tell();
      return Optional.of(
          troubles
              .worst()
              .map(worst -> failed(verdict.text() + "; " + worst, worst.fix()))
              .orElseGet(() -> failed(verdict.text(), verdict.fix())));
    }
    return troubles
        .worst()
        .filter(Trouble::isFatal)
        .map(fatal -> failed(fatal.toString(), fatal.fix()));
  }

  private boolean isReached(Verdict verdict) {
    return verdict.state() == Verdict.State.REACHED
        && (!goal.needsReadyPods() || troubles.podsAreReady());
  }

  /** A watch may be behind, so that the API server is asked once more. */
  private Outcome timedOut() {
    try {
      last = read().orElse(null);
    } catch (ClusterException noAnswer) {
      troubles.add(TroubleBook.silent());
    }
    Optional<Outcome> late = judge();
    if (late.isPresent() || last == null) {
      return late.orElseThrow();
    }
    Verdict verdict = goal.judge(last);
    String where =
        verdict.state() == Verdict.State.REACHED
            ? verdict.text() + ", but " + troubles.unreadyPod()
            : verdict.text();
    Optional<Trouble> worst = troubles.worst();
    return end(
        Outcome.Result.TIMED_OUT,
        where + worst.map(trouble -> "; most probably " + trouble).orElse(""),
        worst
            .map(Trouble::fix)
            .orElse("see 'sluice explain " + resource.name() + "', or wait longer"));
  }

  private Optional<LiveResource> read() {
    return live.get(resource.kind(), resource.namespace(), resource.name());
  }

  private Outcome failed(String reason, String fix) {
    return end(Outcome.Result.FAILED, reason, fix);
  }

  private Outcome end(Outcome.Result result, String reason, String fix) {
    return new Outcome(result, reason, fix, last, took());
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
