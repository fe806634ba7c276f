package io.sluice.deployer.check;

/** Finds characters that strayed into a key: a quote, a colon, a blank. */
final class Strays {
  private Strays() {}

  /** The key without them. */
  static String remove(String key) {
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (belongs(c)) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /** The first of them; empty if there is none. */
  static String first(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (!belongs(key.charAt(i))) {
        return key.substring(i, i + 1);
      }
    }
    return "";
  }

  private static boolean belongs(char c) {
    return (c < 128 && Character.isLetterOrDigit(c)) || "._-$/".indexOf(c) >= 0;
  }
}
