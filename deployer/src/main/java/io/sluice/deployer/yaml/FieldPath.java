package io.sluice.deployer.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The way from a document's root to a value, for example {@code spec.job.args[0]} or {@code
 * spec.flinkConfiguration[state.backend.type]}.
 *
 * @param segments keys and list indexes, outermost first; none for the root
 */
public record FieldPath(List<String> segments) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][\\w-]*");

  /** The root of a document. */
  public static final FieldPath ROOT = new FieldPath(List.of());

  public FieldPath {
    segments = List.copyOf(segments);
  }

  /** A path of these segments. */
  public static FieldPath of(String... segments) {
    return new FieldPath(List.of(segments));
  }

  /** The path one step further. */
  public FieldPath child(String segment) {
    List<String> longer = new ArrayList<>(segments);
    longer.add(segment);
    return new FieldPath(longer);
  }

  /** The path to an element of the list that this path names. */
  public FieldPath element(int index) {
    return child(Integer.toString(index));
  }

  /** The path one step back; the root's parent is the root. */
  public FieldPath parent() {
    return segments.isEmpty() ? this : new FieldPath(segments.subList(0, segments.size() - 1));
  }

  /** The last segment; empty for the root. */
  public String last() {
    return segments.isEmpty() ? "" : segments.get(segments.size() - 1);
  }

  /** Whether this path is {@code other} or lies below it. */
  public boolean startsWith(FieldPath other) {
    return segments.size() >= other.segments.size()
        && segments.subList(0, other.segments.size()).equals(other.segments);
  }

  /** The rest of this path, seen from {@code root}, which it has to start with. */
  FieldPath from(FieldPath root) {
    return new FieldPath(segments.subList(root.segments.size(), segments.size()));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String segment : segments) {
      if (!PLAIN.matcher(segment).matches()) {
        text.append('[').append(segment).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(segment);
      }
    }
    return text.toString();
  }
}
