package io.sluice.deployer.cluster.follow;

import io.fabric8.kubernetes.api.model.Event;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.ResourceName;
import io.sluice.deployer.cluster.trouble.CauseRanking;
import io.sluice.deployer.cluster.trouble.EventBook;
import io.sluice.deployer.cluster.trouble.EventTroubles;
import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.Involved;
import io.sluice.deployer.cluster.trouble.OperatorError;
import io.sluice.deployer.cluster.trouble.PodLog;
import io.sluice.deployer.cluster.trouble.PodTroubles;
import io.sluice.deployer.cluster.trouble.StateTroubles;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong now. What was wrong before the change that is followed does not count: neither the
 * pods of the specification before, nor the error that the operator noted about it.
 */
final class TroubleBook {
  private static final Duration OPERATOR_LOOKS_WITHIN = Duration.ofSeconds(30);
  private static final String OPERATOR = "operator";
  private static final int TICKS_TO_BE_SILENT = 3;

  private final ResourceName resource;
  private final PodBook pods;
  private final EventBook events = new EventBook();
  private final Standing standing;
  private final Map<String, Trouble> others = new LinkedHashMap<>();
  private final Set<String> told = new HashSet<>();
  private Involved involved;
  private @Nullable LiveResource live;
  private int disconnected;

  /**
   * @param grace how long a trouble may stand that does not pass by itself
   */
  TroubleBook(Cluster cluster, ResourceName resource, Duration grace) {
    this.resource = resource;
    this.standing = new Standing(grace);
    this.pods = new PodBook(new PodTroubles(PodLog.of(cluster)));
    this.involved = new Involved(resource.name(), resource.name());
  }

  void see(LiveResource now) {
    live = now;
    involved = new Involved(resource.name(), now.flinkCluster());
    others.remove(OPERATOR);
    @Nullable String error = now.error();
    if (error != null && isOfThisSpecification(now)) {
      add(OperatorError.parse(error).trouble(Instant.now()));
    }
    if (now.isReconciled()) {
      others.remove(StateTroubles.unheard(now).where());
    }
  }

  void take(Signal signal) {
    if (signal instanceof Signal.PodSeen seen) {
      pods.see(seen.pod(), Instant.now());
    } else if (signal instanceof Signal.PodAway away) {
      pods.away(away.pod());
      events.away("Pod", away.pod().getMetadata().getName());
    } else if (signal instanceof Signal.PodsListed) {
      pods.allListed();
    } else if (signal instanceof Signal.EventSeen seen) {
      event(seen.event());
    } else if (signal instanceof Signal.Found found) {
      add(found.trouble());
    }
  }

  void tick(Duration since, boolean connected) {
    pods.lookAgain(Instant.now());
    disconnected = connected ? 0 : disconnected + 1;
    if (disconnected == TICKS_TO_BE_SILENT) {
      add(silent());
    } else if (connected) {
      others.remove(silent().where());
    }
    if (live != null
        && !live.isReconciled()
        && !others.containsKey(OPERATOR)
        && since.compareTo(OPERATOR_LOOKS_WITHIN) > 0) {
      add(StateTroubles.unheard(live));
    }
  }

  void add(Trouble trouble) {
    others.put(trouble.where(), trouble);
  }

  /** What has not been told yet. */
  List<Trouble> untold() {
    return all().filter(trouble -> told.add(key(trouble))).toList();
  }

  /** What stands in the way most; fatal, too, where it has stood too long. */
  Optional<Trouble> worst() {
    return CauseRanking.first(standing.judged(all().toList(), Instant.now()));
  }

  boolean podsAreReady() {
    return pods.areReady();
  }

  String unreadyPod() {
    return pods.unready();
  }

  static Trouble silent() {
    return new Trouble(
        "API server",
        "does not answer; trying on",
        "see whether the cluster's API server runs, and the network to it",
        Gravity.PASSING,
        "api-server",
        Instant.now());
  }

  /** Several see the same cause: the pod, its ReplicaSet, the operator. */
  private static String key(Trouble trouble) {
    return trouble.isKnown()
        ? trouble.cause() + trouble.isFatal() + trouble.fix()
        : trouble.toString();
  }

  private Stream<Trouble> all() {
    Stream<Trouble> ofPods = live == null ? Stream.of() : pods.troubles(podsSince(live));
    Stream<Trouble> ofEvents =
        events.troubles(Instant.now()).stream()
            .filter(trouble -> live == null || !trouble.time().isBefore(live.described()));
    return Stream.of(ofPods, others.values().stream(), ofEvents).flatMap(troubles -> troubles);
  }

  private void event(Event event) {
    boolean counts = live != null && !EventTroubles.time(event).isBefore(live.described());
    if (counts && involved.concerns(event)) {
      events.see(event);
    }
  }

  /**
   * From when on pods count. Those that were there when the operator had deployed the specification
   * that is there now are of that specification, too: scaling in place leaves pods as they are.
   */
  private static Instant podsSince(LiveResource live) {
    boolean settled = live.isReconciled() && live.reconciliation().state().equals("DEPLOYED");
    return settled ? Instant.EPOCH : live.described();
  }

  private static boolean isOfThisSpecification(LiveResource live) {
    return live.observed().filter(time -> time.isBefore(live.described())).isEmpty();
  }
}
