package io.sluice.deployer.target.nativek8s;

import java.util.regex.Pattern;

/** Text as a POSIX shell has to be given it to read exactly this word. */
final class ShellText {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private ShellText() {}

  /** The word, in quotes where it needs them. */
  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
