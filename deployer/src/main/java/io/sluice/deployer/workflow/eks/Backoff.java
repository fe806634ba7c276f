package io.sluice.deployer.workflow.eks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits that begin with a few seconds and grow by half each, to a minute; longer where the whole is
 * so long that an execution would come near the 25,000 events that its history holds.
 */
final class Backoff {
  private static final long FIRST = 5;
  private static final long MOST = 60;
  private static final long LOOKS = 500;

  private Backoff() {}

  /** Waits in seconds that together are the whole time, rounded up to seconds. */
  static List<Integer> waits(Duration whole) {
    long left = whole.plusMillis(999).toSeconds();
    long most = Math.max(MOST, left / LOOKS);
    List<Integer> waits = new ArrayList<>();
    for (long wait = FIRST; left > 0; wait = Math.min(most, wait + (wait + 1) / 2)) {
      long next = Math.min(wait, left);
      waits.add(Math.toIntExact(next));
      left -= next;
    }
    return waits;
  }
}
