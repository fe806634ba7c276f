package io.sluice.deployer.cluster.install;

import java.util.List;

/**
 * What would become of an object.
 *
 * @param action what is done
 * @param object kind, namespace where it has one, and name
 * @param diff the lines of a unified diff, without those of Secrets; none where all of it is new or
 *     goes
 */
public record ObjectChange(Action action, String object, List<String> diff) {
  /** What is done. */
  public enum Action {
    /** It is made. */
    CREATE("create"),
    /** It is changed. */
    CHANGE("change"),
    /** It is deleted. */
    DELETE("delete");

    private final String text;

    Action(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  public ObjectChange {
    diff = List.copyOf(diff);
  }

  /** In one line. */
  @Override
  public String toString() {
    return action + " " + object;
  }
}
