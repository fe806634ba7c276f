package io.sluice.deployer.cluster;

import java.util.List;

/** A context that was asked for and that the kubeconfig does not have. */
public final class UnknownContextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> known;

  /**
   * @param context what was asked for
   * @param known the names of the contexts that are there
   */
  public UnknownContextException(String context, List<String> known) {
    super("the kubeconfig has no context '" + context + "'");
    this.known = known.stream().sorted().toList();
  }

  /** The names of the contexts that are there, by name. */
  public List<String> known() {
    return known;
  }
}
