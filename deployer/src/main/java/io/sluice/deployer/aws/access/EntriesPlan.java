package io.sluice.deployer.aws.access;

import io.sluice.deployer.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done so that EMR can write its access entry.
 *
 * @param state what there is
 * @param newMode the authentication mode that the cluster needs; null where its own will do
 * @param obstacles why EMR could not all the same; none where it can
 * @param notes what else a user should know
 */
public record EntriesPlan(
    EksState state,
    @Nullable AuthenticationMode newMode,
    List<Obstacle> obstacles,
    List<String> notes) {
  private static final String ACTIVE = "ACTIVE";

  /**
   * Something that stands in the way.
   *
   * @param what what it is, in one line
   * @param fix what to do
   */
  public record Obstacle(String what, String fix) {}

  public EntriesPlan {
    obstacles = List.copyOf(obstacles);
    notes = List.copyOf(notes);
  }

  /** The plan for a namespace. */
  public static EntriesPlan of(EksState state, String namespace) {
    List<Obstacle> obstacles = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (!state.isNewEnough()) {
      obstacles.add(
          new Obstacle(
              "EKS cluster "
                  + state.cluster()
                  + " is of Kubernetes "
                  + state.version()
                  + "; EMR makes access entries from 1.23",
              "upgrade the cluster, or use --method aws-auth"));
    }
    @Nullable AuthenticationMode newMode =
        state.mode().hasEntries() ? null : AuthenticationMode.API_AND_CONFIG_MAP;
    if (newMode != null && !state.status().equals(ACTIVE)) {
      obstacles.add(
          new Obstacle(
              "EKS cluster "
                  + state.cluster()
                  + " is "
                  + state.status()
                  + " and takes no change now",
              waitUntilActive(state.cluster())));
    }
    AccessEntry entry = state.entry();
    if (entry != null && entry.isFull() && !entry.covers(namespace)) {
      obstacles.add(
          new Obstacle(
              "EMR's access entry of "
                  + state.cluster()
                  + " has "
                  + entry.namespaces()
                  + " namespaces, and takes "
                  + AccessEntry.MOST_NAMESPACES,
              "delete virtual clusters that are not used, or use --method aws-auth"));
    }
    if (state.mode() == AuthenticationMode.API) {
      notes.add(
          "the authentication mode is API; the guide asks for API_AND_CONFIG_MAP, but EKS has access"
              + " entries in both");
    }
    notes.add(whatIsLeft(state, namespace));
    return new EntriesPlan(state, newMode, obstacles, notes);
  }

  /** Whether anything is to be changed. */
  public boolean changed() {
    return newMode != null;
  }

  /**
   * Makes sure that nothing stands in the way.
   *
   * @throws AwsException if something does
   */
  public void requireNoObstacle() {
    if (!obstacles.isEmpty()) {
      throw new AwsException(obstacles.get(0).what(), obstacles.get(0).fix());
    }
  }

  static String waitUntilActive(String cluster) {
    return "wait until it is ACTIVE ('aws eks wait cluster-active --name "
        + cluster
        + "'), and run it again";
  }

  private static String whatIsLeft(EksState state, String namespace) {
    return state.covers(namespace)
        ? "EMR's access entry covers namespace " + namespace
        : "EMR writes its access entry for namespace "
            + namespace
            + " itself when a virtual cluster is created there; EKS lets nobody else write an entry"
            + " for a service-linked role";
  }
}
