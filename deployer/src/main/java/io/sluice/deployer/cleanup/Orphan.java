package io.sluice.deployer.cleanup;

/**
 * A leftover and the way to be rid of it.
 *
 * @param leftover what it is
 * @param deletion deletes it; does nothing where it is only reported
 */
public record Orphan(Leftover leftover, Runnable deletion) {
  /** One that is only reported. */
  static Orphan reported(Leftover leftover) {
    return new Orphan(leftover, () -> {});
  }
}
