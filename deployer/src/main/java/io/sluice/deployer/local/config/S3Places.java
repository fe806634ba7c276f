package io.sluice.deployer.local.config;

import io.sluice.deployer.spec.S3Uri;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the S3 URIs in texts, gives {@code s3://} to one of the two connectors, and remembers the
 * buckets. With both plugins installed Flink picks one of them for {@code s3://} by the order of
 * their folders on disk, so nothing here may use it.
 */
public final class S3Places {
  private static final Pattern URI = Pattern.compile("s3[ap]?://[^/\\s,;\"']+(?:/[^\\s,;\"']*)?");

  private final Set<String> buckets = new TreeSet<>();

  /**
   * The text with its {@code s3://} URIs on a connector.
   *
   * @param text anything
   * @param connector the scheme that stands for {@code s3}
   * @throws IllegalArgumentException if a bucket has a name that S3 does not allow
   */
  public String onConnector(String text, S3Uri.Scheme connector) {
    Matcher found = URI.matcher(text);
    StringBuilder changed = new StringBuilder();
    while (found.find()) {
      S3Uri uri = S3Uri.parse(found.group());
      buckets.add(uri.bucket());
      found.appendReplacement(
          changed,
          Matcher.quoteReplacement(
              uri.scheme() == S3Uri.Scheme.S3 ? uri.with(connector).toString() : found.group()));
    }
    return found.appendTail(changed).toString();
  }

  /** The buckets of all URIs so far, sorted. */
  public Set<String> buckets() {
    return Collections.unmodifiableSet(new TreeSet<>(buckets));
  }
}
