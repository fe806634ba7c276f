package io.sluice.jobs.wordcount;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * Words of a text in any script: runs of letters, digits and combining marks, with single
 * apostrophes between two of them ({@code don't}), in lower case. A script that does not separate
 * words by spaces gives one word per run.
 */
final class Words {
  private Words() {}

  static void forEach(String text, Consumer<String> word) {
    int start = -1;
    int at = 0;
    while (at < text.length()) {
      int next = at + Character.charCount(text.codePointAt(at));
      boolean inside =
          isPart(text.codePointAt(at)) || (start >= 0 && isInnerApostrophe(text, at, next));
      if (inside && start < 0) {
        start = at;
      } else if (!inside && start >= 0) {
        word.accept(text.substring(start, at).toLowerCase(Locale.ROOT));
        start = -1;
      }
      at = next;
    }
    if (start >= 0) {
      word.accept(text.substring(start).toLowerCase(Locale.ROOT));
    }
  }

  private static boolean isInnerApostrophe(String text, int at, int next) {
    char mark = text.charAt(at);
    return (mark == '\'' || mark == '\u2019')
        && next < text.length()
        && isPart(text.codePointAt(next));
  }

  private static boolean isPart(int character) {
    int type = Character.getType(character);
    return Character.isLetterOrDigit(character)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
