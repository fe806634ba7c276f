package io.sluice.deployer.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.deployer.spec.S3Uri;

/**
 * An S3 bucket by its name.
 *
 * @param name the name, without scheme and slash
 */
public record Bucket(@JsonValue String name) {
  public Bucket {
    S3Uri unused = new S3Uri(S3Uri.Scheme.S3, name, "");
  }

  /**
   * Reads a bucket's name.
   *
   * @throws io.sluice.deployer.spec.MalformedValueException if S3 allows no such name
   */
  @JsonCreator
  public static Bucket parse(String name) {
    return new Bucket(name);
  }

  /** A place in the bucket. */
  public S3Uri at(S3Uri.Scheme scheme, String key) {
    return new S3Uri(scheme, name, key);
  }

  @Override
  public String toString() {
    return name;
  }
}
