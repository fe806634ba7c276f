package io.sluice.deployer.cluster.delete;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of everything that belonged to a deployment.
 *
 * @param removed what was removed besides the deployment itself
 * @param kept what is still there
 */
public record Remains(List<Remnant> removed, List<Remnant> kept) {
  public Remains {
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
  }

  /** The same, with more that is still there. */
  public Remains with(List<Remnant> more) {
    List<Remnant> all = new ArrayList<>(more);
    all.addAll(kept);
    return new Remains(removed, all);
  }
}
