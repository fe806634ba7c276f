package io.sluice.deployer.cluster.delete;

/**
 * Something that a deployment leaves.
 *
 * @param kind its kind, such as {@code ConfigMap}, or {@code checkpoints}
 * @param name its name, or where it lies
 * @param why why it is still there, or was removed
 */
public record Remnant(String kind, String name, String why) {
  @Override
  public String toString() {
    return kind + " " + name + ": " + why;
  }
}
