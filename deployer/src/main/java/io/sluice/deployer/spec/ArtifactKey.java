package io.sluice.deployer.spec;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where an artifact lies in its bucket: under its digest, so that a key never changes what it
 * means. {@code jobs/jobs.jar} lies at {@code jobs/DIGEST/jobs.jar}: the file keeps its name, which
 * is what Flink finds in {@code /opt/flink/usrlib}.
 *
 * @param name what a description calls it: the key without the digest
 * @param digest its SHA-256 in hexadecimal, 64 digits
 */
public record ArtifactKey(String name, String digest) implements Comparable<ArtifactKey> {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern FORM = Pattern.compile("((?:[^/]+/)*)([0-9a-f]{64})/([^/]+)");
  private static final Pattern NAME = Pattern.compile("(?:[^/]+/)*[^/]+");

  public ArtifactKey {
    if (!NAME.matcher(name).matches()) {
      throw new MalformedValueException(
          "'" + name + "' is no name of an artifact", "write it like jobs/jobs.jar");
    }
    if (!DIGEST.matcher(digest).matches()) {
      throw new MalformedValueException(
          "'" + digest + "' is no SHA-256", "write its 64 hexadecimal digits");
    }
  }

  /** What a key of the bucket names; empty if it is not one of an artifact under its digest. */
  public static Optional<ArtifactKey> in(String key) {
    Matcher form = FORM.matcher(key);
    return form.matches()
        ? Optional.of(new ArtifactKey(form.group(1) + form.group(3), form.group(2)))
        : Optional.empty();
  }

  /** Every SHA-256 that stands in a text, as in the address of a jar. */
  public static Set<String> digestsIn(CharSequence text) {
    return DIGEST
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The key in the bucket. */
  public String key() {
    int file = name.lastIndexOf('/') + 1;
    return name.substring(0, file) + digest + "/" + name.substring(file);
  }

  @Override
  public int compareTo(ArtifactKey other) {
    return key().compareTo(other.key());
  }

  @Override
  public String toString() {
    return key();
  }
}
