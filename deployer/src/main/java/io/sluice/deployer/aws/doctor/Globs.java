package io.sluice.deployer.aws.doctor;

import java.util.regex.Pattern;

/** Texts of policies, in which {@code *} and {@code ?} stand for others. */
final class Globs {
  private Globs() {}

  /** Whether a pattern matches all that a text stands for. */
  static boolean covers(String pattern, String text) {
    return compile(pattern, 0).matcher(text).matches();
  }

  /** The same for actions, whose case does not matter. */
  static boolean coversAction(String pattern, String action) {
    return compile(pattern, Pattern.CASE_INSENSITIVE).matcher(action).matches();
  }

  private static Pattern compile(String glob, int flags) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(pattern.toString(), flags | Pattern.DOTALL);
  }
}
