package io.sluice.deployer.release;

/**
 * The name of a container image.
 *
 * @param repository registry and path, for example {@code public.ecr.aws/emr-on-eks/flink/…}
 * @param tag the tag
 */
public record ImageName(String repository, String tag) {

  /** The form that {@code spec.image} takes: {@code REPOSITORY:TAG}. */
  @Override
  public String toString() {
    return repository + ":" + tag;
  }
}
