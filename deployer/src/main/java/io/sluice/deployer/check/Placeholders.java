package io.sluice.deployer.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a template leaves to be filled in: {@code $BUCKET}, {@code ${BUCKET}}, {@code
 * <bucket>}.
 */
final class Placeholders {
  private static final Pattern ANYWHERE =
      Pattern.compile("\\$\\{\\w+}|\\$[A-Z_][A-Z0-9_]*|\\{\\{.*}}|<[A-Za-z][^<>]*>");
  private static final Pattern WHOLE =
      Pattern.compile("\\$\\{\\w+}|\\$[A-Z_][A-Z0-9_]*|\\{\\{[^{}]*}}|<[A-Za-z][^<>]*>");

  private Placeholders() {}

  /** The first placeholder in a value that is one word or place. */
  static Optional<String> find(String value) {
    if (value.indexOf('$') < 0 && value.indexOf('<') < 0 && value.indexOf('{') < 0) {
      return Optional.empty();
    }
    Matcher matcher = ANYWHERE.matcher(value);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /**
   * The placeholder in an argument. Arguments may hold SQL and expressions, so one counts only in a
   * place or where it is all there is.
   */
  static Optional<String> findInArgument(String argument) {
    String value = argument.substring(argument.startsWith("-") ? argument.indexOf('=') + 1 : 0);
    if (value.matches("[a-z][a-z0-9+.-]*://\\S*.*")) {
      return find(value);
    }
    return WHOLE.matcher(value).matches() ? Optional.of(value) : Optional.empty();
  }
}
