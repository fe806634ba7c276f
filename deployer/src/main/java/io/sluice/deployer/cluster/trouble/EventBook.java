package io.sluice.deployer.cluster.trouble;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
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

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private record Entry(Event event, Trouble trouble) {
    boolean counts(Instant now) {
      return AutoscalerErrors.isOne(event)
          ? !AutoscalerErrors.isOver(event, now)
          : !OwnVolumes.mayCome(event, now);
    }
  }

  /** Takes one event; they are to come in the order of their times. */
  public void see(Event event) {
    String about = EventTroubles.where(event);
    if (WENT_WELL.contains(PodTroubles.text(event.getReason()))) {
      entries.remove(about);
    } else {
      EventTroubles.of(event).ifPresent(trouble -> entries.put(about, new Entry(event, trouble)));
    }
  }

  /** Forgets an object that is away. */
  public void away(String kind, String name) {
    entries.remove(kind + "/" + name);
  }

  /**
   * What is still wrong.
   *
   * @param now to tell what is about to pass from what stays
   */
  public List<Trouble> troubles(Instant now) {
    return entries.values().stream()
        .filter(entry -> entry.counts(now))
        .map(Entry::trouble)
        .toList();
  }
}
