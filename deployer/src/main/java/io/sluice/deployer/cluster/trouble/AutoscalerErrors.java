package io.sluice.deployer.cluster.trouble;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The operator's autoscaler fails: the operator tells so with an event that it renews with every
 * reconciliation, and with the exception's message, which may be empty.
 */
public final class AutoscalerErrors {
  /** The event's reason. */
  public static final String REASON = "AutoscalerError";

  static final String WHERE = "autoscaler";

  /** The operator reconciles each minute, unless it is busy or told to do so more rarely. */
  private static final Duration RENEWED_WITHIN = Duration.ofMinutes(10);

  private static final String LOG =
      "the operator's log ('sluice leader' names its pod) has the whole exception";
  private static final String SILENT_FIX =
      "operator 1.7 cannot read the REST answers of Flink 1.20: use an image of Flink 1.18, or a"
          + " newer operator; else "
          + LOG;

  private AutoscalerErrors() {}

  /**
   * What is wrong, as the events of one resource tell; empty where its autoscaler does not fail any
   * more.
   *
   * @param since only with events that happened then or later
   */
  public static Optional<Trouble> of(List<Event> events, Instant since, Instant now) {
    return events.stream()
        .filter(AutoscalerErrors::isOne)
        .filter(event -> !isOver(event, now) && !EventTroubles.time(event).isBefore(since))
        .max(Comparator.comparing(EventTroubles::time))
        .map(AutoscalerErrors::trouble);
  }

  static boolean isOne(Event event) {
    return REASON.equals(event.getReason()) && "Warning".equals(event.getType());
  }

  /** Whether the event has not been renewed for so long that the autoscaler must have recovered. */
  static boolean isOver(Event event, Instant now) {
    return EventTroubles.time(event).isBefore(now.minus(RENEWED_WITHIN));
  }

  static Trouble trouble(Event event) {
    String message = PodTroubles.text(event.getMessage()).lines().findFirst().orElse("");
    int times = EventTroubles.times(event);
    String again = times > 1 ? ", " + times + " times by now" : "";
    return message.isEmpty()
        ? trouble("fails without saying why (" + REASON + ")" + again, SILENT_FIX, event)
        : trouble(
            "fails (" + REASON + "): " + message + again,
            KnownCauses.find(message).map(KnownCause::fix).orElse(LOG),
            event);
  }

  private static Trouble trouble(String what, String fix, Event event) {
    return new Trouble(WHERE, what, fix, Gravity.PASSING, "autoscaler", EventTroubles.time(event));
  }
}
