package io.sluice.deployer.catalogue;

import io.sluice.deployer.spec.ArtifactKey;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which content the artifacts of an environment are pinned to.
 *
 * @param byName what descriptions call an artifact, to where it lies
 */
public record ArtifactPins(Map<String, ArtifactKey> byName) {
  /** None: descriptions get the artifacts by their bare names. */
  public static final ArtifactPins NONE = new ArtifactPins(Map.of());

  public ArtifactPins {
    byName = Collections.unmodifiableMap(new TreeMap<>(byName));
  }

  /** The key in the bucket of what a description calls so. */
  public String key(String name) {
    ArtifactKey pinned = byName.get(name);
    return pinned == null ? name : pinned.key();
  }

  /** The same with one more pinned, or pinned anew. */
  public ArtifactPins with(ArtifactKey artifact) {
    Map<String, ArtifactKey> more = new TreeMap<>(byName);
    more.put(artifact.name(), artifact);
    return new ArtifactPins(more);
  }
}
