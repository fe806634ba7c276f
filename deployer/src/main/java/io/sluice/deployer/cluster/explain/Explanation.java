package io.sluice.deployer.cluster.explain;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a resource is not as it should be.
 *
 * @param live the resource
 * @param healthy whether it is as it should be
 * @param state where it stands, in a few words
 * @param trouble the cause that explains best what is seen; null if it is healthy, or if nothing
 *     tells of a cause
 * @param evidence what was seen, by time
 */
public record Explanation(
    LiveResource live,
    boolean healthy,
    String state,
    @Nullable Trouble trouble,
    List<Evidence> evidence) {
  public Explanation {
    evidence = List.copyOf(evidence);
  }

  /** The cause. */
  public Optional<Trouble> cause() {
    return Optional.ofNullable(trouble);
  }
}
