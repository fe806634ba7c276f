package io.sluice.deployer.aws.iam;

import io.sluice.deployer.spec.FlinkDeployment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place in S3 that a deployment uses.
 *
 * @param bucket the bucket
 * @param prefix a key, or what keys begin with; without a slash at its end; empty for the bucket
 * @param use what is done there
 * @param from what of the description says so
 */
public record Place(String bucket, String prefix, Use use, String from) {
  /** What pods do at a place. */
  public enum Use {
    /** Objects are written, read and deleted below it. */
    STATE,
    /** Objects are only written below it. */
    SHIPPED,
    /** Objects below it are read; there may be none yet. */
    INPUT,
    /** Objects below it are read, and have to be there. */
    START,
    /** It is one object, which is read. */
    FILE
  }

  /**
   * All places of a deployment, as far as its description tells; each once for each use.
   *
   * @param fetchesArtifact whether its pods fetch jar or script; a session job's is fetched by the
   *     operator
   */
  public static List<Place> of(FlinkDeployment deployment, boolean fetchesArtifact) {
    Map<Place, Place> places = new LinkedHashMap<>();
    Uses.of(deployment, fetchesArtifact)
        .all()
        .forEach(
            one -> {
              Place place = new Place(one.bucket(), one.prefix(), use(one.purpose()), one.from());
              places.merge(place.from(""), place, (first, second) -> first.from(second));
            });
    return List.copyOf(places.values());
  }

  private Place from(Place other) {
    return from.equals(other.from) ? this : from(from + ", " + other.from);
  }

  private Place from(String text) {
    return new Place(bucket, prefix, use, text);
  }

  private static Use use(Purpose purpose) {
    return switch (purpose) {
      case CHECKPOINTS, SAVEPOINTS, HIGH_AVAILABILITY, CHANGELOG, JOB_ARCHIVE, OUTPUT -> Use.STATE;
      case LOGS -> Use.SHIPPED;
      case START -> Use.START;
      case ARTIFACT -> Use.FILE;
      case INPUT -> Use.INPUT;
    };
  }

  /** As people write it. */
  @Override
  public String toString() {
    return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
  }
}
