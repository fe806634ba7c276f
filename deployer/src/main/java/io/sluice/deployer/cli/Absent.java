package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.live.LiveResource;
import java.util.List;

/** What to do about a name that is not in a cluster. */
final class Absent {
  private static final String LOOK = "see 'sluice status' for those that are there";

  private Absent() {}

  /**
   * The fix: the nearest name that is there, else the nearest in the catalogue.
   *
   * @param there what was looked through
   */
  static String fix(String name, List<LiveResource> there) {
    String near = Project.didYouMean(name, there.stream().map(LiveResource::name).toList());
    if (!near.isEmpty()) {
      return near + LOOK;
    }
    List<String> described = Project.current().names();
    if (described.contains(name)) {
      return "it is in the catalogue: put it there with 'sluice apply " + name + "', or " + LOOK;
    }
    String meant = Project.didYouMean(name, described);
    return meant.isEmpty()
        ? LOOK + ", or apply it first"
        : meant.replace("? Else ", "? It is described, but not there: apply it first. Else ")
            + LOOK;
  }
}
