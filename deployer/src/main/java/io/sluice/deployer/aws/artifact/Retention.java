package io.sluice.deployer.aws.artifact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which artifacts may go. */
public final class Retention {
  private Retention() {}

  /**
   * The older ones of each name that nothing refers to.
   *
   * @param all what is there, by name and the newest first
   * @param keep how many of each name stay in any case
   * @param referenced the digests that something refers to
   */
  public static List<Artifact> expired(List<Artifact> all, int keep, Set<String> referenced) {
    Map<String, Integer> seen = new HashMap<>();
    List<Artifact> expired = new ArrayList<>();
    for (Artifact artifact : all) {
      int place = seen.merge(artifact.key().name(), 1, Integer::sum);
      if (place > keep && !referenced.contains(artifact.key().digest())) {
        expired.add(artifact);
      }
    }
    return expired;
  }
}
