package io.sluice.deployer.cluster.trouble;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong, as warning events tell. */
public final class EventTroubles {
  private static final Set<String> TOLD_BY_THE_POD =
      Set.of("BackOff", "FailedScheduling", "InspectFailed", "ErrImageNeverPull");
  private static final Map<String, Gravity> GRAVITY =
      Map.of(
          "ValidationError", Gravity.FATAL,
          "UnsupportedFlinkVersion", Gravity.FATAL,
          "Failed", Gravity.LASTING,
          "FailedCreate", Gravity.LASTING,
          "FailedMount", Gravity.LASTING,
          "FailedAttachVolume", Gravity.LASTING,
          "SavepointError", Gravity.LASTING,
          "CleanupFailed", Gravity.LASTING);

  private static final String SILENT_FIX = "see the log of whoever recorded it";

  private EventTroubles() {}

  /** The trouble; empty for what is no warning, and for what a pod's own status tells better. */
  public static Optional<Trouble> of(Event event) {
    String reason = PodTroubles.text(event.getReason());
    String message = PodTroubles.text(event.getMessage()).lines().findFirst().orElse("");
    if (!"Warning".equals(event.getType()) || isToldByThePod(reason, message)) {
      return Optional.empty();
    }
    if (AutoscalerErrors.isOne(event)) {
      return Optional.of(AutoscalerErrors.trouble(event));
    }
    Gravity gravity = GRAVITY.getOrDefault(reason, Gravity.PASSING);
    Optional<KnownCause> cause = KnownCauses.find(message);
    return Optional.of(
        new Trouble(
            where(event),
            message.isEmpty() ? reason + ", which says no more" : reason + ": " + message,
            cause
                .map(KnownCause::fix)
                .orElse(message.isEmpty() ? SILENT_FIX : "mend what the message names"),
            gravity,
            cause.map(KnownCause::id).orElse(""),
            time(event)));
  }

  /** When the event happened last. */
  public static Instant time(Event event) {
    @Nullable String time =
        event.getLastTimestamp() != null
            ? event.getLastTimestamp()
            : event.getEventTime() != null
                ? event.getEventTime().getTime()
                : event.getMetadata().getCreationTimestamp();
    return time == null ? Instant.EPOCH : Instant.parse(time);
  }

  /** How often the event happened by now. */
  public static int times(Event event) {
    @Nullable Integer count =
        event.getCount() == null && event.getSeries() != null
            ? event.getSeries().getCount()
            : event.getCount();
    return count == null ? 1 : Math.max(1, count);
  }

  /** When the event happened first. */
  static Instant began(Event event) {
    return event.getFirstTimestamp() == null
        ? time(event)
        : Instant.parse(event.getFirstTimestamp());
  }

  /**
   * A pod tells in a word why it waits, but not while it pauses what the registry said; and a probe
   * fails as long as a JVM starts, which is no trouble.
   */
  private static boolean isToldByThePod(String reason, String message) {
    return TOLD_BY_THE_POD.contains(reason)
        || (reason.equals("Failed") && !message.startsWith("Failed to pull image"))
        || (reason.equals("Unhealthy") && message.startsWith("Startup probe failed"));
  }

  static String where(Event event) {
    ObjectReference about = event.getInvolvedObject();
    return AutoscalerErrors.isOne(event)
        ? AutoscalerErrors.WHERE
        : about.getKind() + "/" + about.getName();
  }
}
