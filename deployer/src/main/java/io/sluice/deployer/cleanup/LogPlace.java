package io.sluice.deployer.cleanup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment's logs go in CloudWatch. EMR names a stream {@code PREFIX/POD/STDOUT} or
 * {@code …/STDERR}.
 *
 * @param group the log group
 * @param prefix how its streams begin; may be empty
 */
public record LogPlace(String group, String prefix) {
  private static final Pattern STREAM = Pattern.compile("(?:(.*)/)?([^/]+)/(?:STDOUT|STDERR)");

  /** The prefix of a stream that EMR has written; null if it has not. */
  static @Nullable String prefixOf(String stream) {
    Matcher form = STREAM.matcher(stream);
    if (!form.matches()) {
      return null;
    }
    return form.group(1) == null ? "" : form.group(1);
  }

  /** Whether a stream is of these logs. */
  boolean holds(String stream) {
    return prefix.equals(prefixOf(stream));
  }

  /** Whether streams of one could be taken for streams of the other. */
  boolean overlaps(LogPlace other) {
    return group.equals(other.group)
        && (prefix.equals(other.prefix)
            || within(prefix, other.prefix)
            || within(other.prefix, prefix));
  }

  private static boolean within(String inner, String outer) {
    return outer.isEmpty() || inner.startsWith(outer + "/");
  }

  @Override
  public String toString() {
    return "log group " + group + (prefix.isEmpty() ? "" : ", streams " + prefix + "/");
  }
}
