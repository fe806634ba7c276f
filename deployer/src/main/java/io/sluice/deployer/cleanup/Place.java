package io.sluice.deployer.cleanup;

import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.S3Uri;
import java.util.Optional;

/**
 * A folder in S3 that holds state of one kind.
 *
 * @param kind what is in it
 * @param bucket the bucket
 * @param prefix how the keys in it begin: it ends with a slash, or is empty for the whole bucket
 */
public record Place(StateKind kind, String bucket, String prefix) {
  public Place {
    prefix = prefix.replaceAll("/{2,}", "/");
    prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }

  /** The place that an option names; empty if that is not in S3. */
  static Optional<Place> of(StateKind kind, String uri) {
    try {
      S3Uri parsed = S3Uri.parse(uri.strip());
      return Optional.of(new Place(kind, parsed.bucket(), parsed.key()));
    } catch (MalformedValueException elsewhere) {
      return Optional.empty();
    }
  }

  /** A folder in it. */
  Place below(StateKind of, String folder) {
    return new Place(of, bucket, prefix + folder);
  }

  /** The folder that it is in; itself where it is the whole bucket. */
  Place parent() {
    String folder = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    return new Place(kind, bucket, folder.substring(0, folder.lastIndexOf('/') + 1));
  }

  /** Whether one of both is, or is in, the other. */
  boolean overlaps(Place other) {
    return bucket.equals(other.bucket)
        && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix));
  }

  /** Whether an object of this key is in it. */
  boolean holds(String key) {
    return key.startsWith(prefix);
  }

  /** Whether an object in it is of what Flink keeps there. */
  boolean isFlinks(String key) {
    return holds(key) && kind.isFlinks(key.substring(prefix.length()));
  }

  /** Where it is. */
  public String address() {
    return "s3://" + bucket + "/" + prefix;
  }

  @Override
  public String toString() {
    return kind + " " + address();
  }
}
