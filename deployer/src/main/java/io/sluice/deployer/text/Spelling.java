package io.sluice.deployer.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that a mistaken one was probably meant to be. */
public final class Spelling {
  private Spelling() {}

  private record Candidate(String name, int distance) {}

  /**
   * The names nearest to a word, nearest first, alphabetical among equals; case does not count.
   *
   * @param word what was written
   * @param names what could have been meant
   * @param max how many to return at most
   * @return names that differ in no more than a third of the word's characters; often none
   */
  public static List<String> nearest(String word, Collection<String> names, int max) {
    return nearest(word, names, max, Math.max(1, word.length() / 3));
  }

  /**
   * The names nearest to a word, nearest first, alphabetical among equals; case does not count.
   *
   * @param limit the greatest distance that still counts as near
   */
  public static List<String> nearest(String word, Collection<String> names, int max, int limit) {
    String lower = word.toLowerCase(Locale.ROOT);
    List<Candidate> near = new ArrayList<>();
    for (String name : names) {
      if (Math.abs(name.length() - word.length()) <= limit) {
        int distance = distance(lower, name.toLowerCase(Locale.ROOT), limit);
        if (distance <= limit) {
          near.add(new Candidate(name, distance));
        }
      }
    }
    near.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name));
    return near.stream().limit(max).map(Candidate::name).toList();
  }

  /**
   * How many characters have to be inserted, deleted, replaced or swapped with their neighbour to
   * make one word of the other, each place being touched once (optimal string alignment).
   */
  public static int distance(String from, String to) {
    return distance(from, to, Integer.MAX_VALUE);
  }

  private static int distance(String from, String to, int limit) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] current = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      current[0] = i;
      int least = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(last[j], current[j - 1]) + 1);
        if (swapped(from, i, to, j)) {
          best = Math.min(best, beforeLast[j - 2] + 1);
        }
        current[j] = best;
        least = Math.min(least, best);
      }
      if (least > limit) {
        return least;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = current;
      current = free;
    }
    return last[to.length()];
  }

  private static boolean swapped(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
