package io.sluice.deployer.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A permission that is missing.
 *
 * @param action as {@code iam:GetRole}
 * @param resource an ARN, or whatever the service calls it; {@code *} where it names none
 */
public record Permission(String action, String resource) {
  private static final Pattern REFUSAL =
      Pattern.compile(
          "not authorized to perform:? ([\\w-]+:\\w+)"
              + "(?: on resource:? (?:\"([^\"]+)\"|(arn:\\S+|(?:[a-z]+ )?[^\\s\"]+)))?");

  /** The permission that a refusal names, as {@code … is not authorized to perform: X on … Y}. */
  static Optional<Permission> namedIn(String refusal) {
    Matcher form = REFUSAL.matcher(refusal);
    if (!form.find()) {
      return Optional.empty();
    }
    String resource = form.group(2) == null ? form.group(3) : form.group(2);
    return Optional.of(
        new Permission(form.group(1), resource == null ? "*" : resource.replaceFirst("[.,]$", "")));
  }

  @Override
  public String toString() {
    return action + " on " + resource;
  }
}
