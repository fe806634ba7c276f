package io.sluice.deployer.cluster.trouble;

import io.fabric8.kubernetes.api.model.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What events tell is still wrong: a warning holds until an event says of the same object that it
 * went well after all.
 */
public final class EventBook {
  private static final Set<String> WENT_WELL =
      Set.of(
          "SuccessfulCreate",
          "SuccessfulAttachVolume",
          "Pulled",
          "Created",
          "Started",
          "Submit",
          "JobStatusChanged");

  private final Map<String, Trouble> troubles = new LinkedHashMap<>();

  /** Takes one event; they are to come in the order of their times. */
  public void see(Event event) {
    String about = EventTroubles.where(event);
    if (WENT_WELL.contains(PodTroubles.text(event.getReason()))) {
      troubles.remove(about);
    } else {
      EventTroubles.of(event).ifPresent(trouble -> troubles.put(about, trouble));
    }
  }

  /** What is still wrong. */
  public List<Trouble> troubles() {
    return List.copyOf(troubles.values());
  }
}
