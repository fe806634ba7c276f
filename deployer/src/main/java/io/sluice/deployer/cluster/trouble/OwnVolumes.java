package io.sluice.deployer.cluster.trouble;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Volumes with what Flink itself puts into ConfigMaps. It makes those just after the Deployment
 * whose pods mount them, and the kubelet, which sees them late, tries again.
 */
final class OwnVolumes {
  private static final Duration MADE_WITHIN = Duration.ofSeconds(60);

  /** The names are those of Flink's Constants. */
  private static final Pattern OWN =
      Pattern.compile(
          "configmap \"(?:flink-config|hadoop-config|pod-template)-"
              + "|for volume \"(?:flink-config|hadoop-config|pod-template)-volume\"");

  private OwnVolumes() {}

  /** Whether an event tells of such a volume that may well be there in a moment. */
  static boolean mayCome(Event event, Instant now) {
    return "FailedMount".equals(event.getReason())
        && OWN.matcher(PodTroubles.text(event.getMessage())).find()
        && EventTroubles.began(event).plus(MADE_WITHIN).isAfter(now);
  }
}
