package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in S3, with the scheme that picks the connector: {@code s3p} is Presto's (checkpoints),
 * {@code s3a} is Hadoop's (sources and sinks), {@code s3} is whichever the image prefers (guide,
 * "Conectores de Flink de S3").
 *
 * @param scheme the connector
 * @param bucket the bucket, in the form that S3 allows
 * @param key the key or prefix without a leading slash; may be empty
 * @param slashAfterBucket whether a slash ends the bucket where no key follows; {@code s3://b/} and
 *     {@code s3://b} are the same place, and each is written as it was read
 */
public record S3Uri(Scheme scheme, String bucket, String key, boolean slashAfterBucket) {
  private static final Pattern FORM = Pattern.compile("(s3|s3a|s3p)://([^/]*)(?:/(.*))?");
  private static final Pattern BUCKET =
      Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** The S3 connector that Flink uses for a URI. */
  public enum Scheme {
    S3,
    S3A,
    S3P;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public S3Uri {
    if (!BUCKET.matcher(bucket).matches()) {
      throw new MalformedValueException(
          "'" + bucket + "' is not a bucket name",
          "use 3 to 63 lower-case letters, digits, dots and hyphens");
    }
    slashAfterBucket |= !key.isEmpty();
  }

  /** A place; one without key is written without a slash after the bucket. */
  public S3Uri(Scheme scheme, String bucket, String key) {
    this(scheme, bucket, key, false);
  }

  /**
   * Reads a URI.
   *
   * @throws MalformedValueException if it is no S3 URI or its bucket is malformed
   */
  @JsonCreator
  public static S3Uri parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new MalformedValueException(
          "'" + text + "' is not an S3 URI", "write it like s3p://bucket/prefix");
    }
    String key = form.group(3);
    return new S3Uri(
        Scheme.valueOf(form.group(1).toUpperCase(Locale.ROOT)),
        form.group(2),
        key == null ? "" : key,
        key != null);
  }

  /** Whether the text begins like an S3 URI, well-formed or not. */
  public static boolean looksLikeOne(String text) {
    return text.matches("s3[ap]?://.*");
  }

  /** The same place through another connector. */
  public S3Uri with(Scheme other) {
    return new S3Uri(other, bucket, key, slashAfterBucket);
  }

  /** A place below this one. */
  public S3Uri resolve(String child) {
    return new S3Uri(
        scheme, bucket, key.isEmpty() || key.endsWith("/") ? key + child : key + "/" + child);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof S3Uri uri
        && uri.scheme == scheme
        && uri.bucket.equals(bucket)
        && uri.key.equals(key);
  }

  @Override
  public int hashCode() {
    return Objects.hash(scheme, bucket, key);
  }

  @Override
  @JsonValue
  public String toString() {
    return scheme + "://" + bucket + (slashAfterBucket ? "/" : "") + key;
  }
}
