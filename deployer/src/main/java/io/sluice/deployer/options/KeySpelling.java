package io.sluice.deployer.options;

import io.sluice.deployer.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the keys that a mistaken key was meant to be. Keys are made of segments, so a forgotten or
 * superfluous segment counts as one slip, not as many letters; separators, case and stray quotes
 * count for nothing when all else agrees.
 */
final class KeySpelling {
  private static final int SEGMENT = 3;

  private KeySpelling() {}

  private record Candidate(String key, int distance) {}

  static List<String> nearest(String key, Collection<String> keys, int max) {
    String flat = flat(key);
    List<String> segments = segments(key);
    int limit = Math.max(SEGMENT, flat.length() / 4);
    List<Candidate> near = new ArrayList<>();
    for (String candidate : keys) {
      int distance =
          Math.min(letters(flat, flat(candidate), limit), slips(segments, segments(candidate)));
      if (distance <= limit) {
        near.add(new Candidate(candidate, distance));
      }
    }
    near.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::key));
    return near.stream().limit(max).map(Candidate::key).toList();
  }

  private static int letters(String from, String to, int limit) {
    return Math.abs(from.length() - to.length()) > limit
        ? Integer.MAX_VALUE
        : Spelling.distance(from, to);
  }

  private static int slips(List<String> from, List<String> to) {
    int[] last = new int[to.size() + 1];
    for (int j = 1; j <= to.size(); j++) {
      last[j] = j * SEGMENT;
    }
    for (int i = 1; i <= from.size(); i++) {
      int[] current = new int[to.size() + 1];
      current[0] = i * SEGMENT;
      for (int j = 1; j <= to.size(); j++) {
        int replaced = last[j - 1] + replacement(from.get(i - 1), to.get(j - 1));
        current[j] = Math.min(replaced, Math.min(last[j], current[j - 1]) + SEGMENT);
      }
      last = current;
    }
    return last[to.size()];
  }

  private static int replacement(String from, String to) {
    int distance = from.equals(to) ? 0 : Spelling.distance(from, to);
    return distance <= Math.max(1, to.length() / 2) ? distance : 2 * SEGMENT;
  }

  private static List<String> segments(String key) {
    List<String> segments = new ArrayList<>();
    StringBuilder segment = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        segment.append(Character.toLowerCase(c));
      } else if (segment.length() > 0) {
        segments.add(segment.toString());
        segment.setLength(0);
      }
    }
    if (segment.length() > 0) {
      segments.add(segment.toString());
    }
    return segments;
  }

  private static String flat(String key) {
    return String.join("", segments(key));
  }
}
