package io.sluice.deployer.cluster.trouble;

import io.sluice.deployer.cluster.live.LiveResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is wrong as the resource itself shows: nobody works on it, or nobody lets it go. */
public final class StateTroubles {
  private static final Duration LOOKED_AT_WITHIN = Duration.ofSeconds(30);
  private static final Duration DELETED_WITHIN = Duration.ofMinutes(2);

  private StateTroubles() {}

  /** The troubles at a time. */
  public static List<Trouble> of(LiveResource live, Instant now) {
    List<Trouble> troubles = new ArrayList<>();
    live.deletionAsked()
        .filter(asked -> asked.plus(DELETED_WITHIN).isBefore(now))
        .map(asked -> stuck(live, asked))
        .ifPresent(troubles::add);
    boolean old = live.created().plus(LOOKED_AT_WITHIN).isBefore(now);
    if (live.reconciliation().generation() == 0 && live.error() == null && old) {
      troubles.add(unheard(live));
    }
    return troubles;
  }

  /** The operator has not worked on the newest specification. */
  public static Trouble unheard(LiveResource live) {
    return new Trouble(
        "operator watch",
        "the operator has not taken up generation " + live.generation() + " of the specification",
        "see whether the operator runs and watches namespace "
            + live.namespace()
            + ": 'sluice doctor'",
        Gravity.LASTING,
        "operator-silent",
        Instant.now());
  }

  private static Trouble stuck(LiveResource live, Instant asked) {
    return new Trouble(
        live.kind() + "/" + live.name(),
        "is to be deleted, but "
            + (live.finalizers().isEmpty()
                ? "is still there"
                : "held by the finalizer " + String.join(", ", live.finalizers())),
        "see whether the operator runs ('sluice doctor'); where it cannot, 'sluice delete "
            + live.name()
            + " --force "
            + live.name()
            + "' lets it go",
        Gravity.LASTING,
        "stuck-deletion",
        asked);
  }
}
