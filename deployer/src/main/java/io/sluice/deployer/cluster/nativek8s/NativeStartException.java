package io.sluice.deployer.cluster.nativek8s;

import io.sluice.deployer.cluster.trouble.Trouble;

/** A job that does not come to run, with what stands in its way. */
public final class NativeStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  NativeStartException(Trouble trouble) {
    super(trouble.toString());
    this.trouble = trouble;
  }

  /** What stands in its way. */
  public Trouble trouble() {
    return trouble;
  }
}
