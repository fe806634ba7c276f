package io.sluice.deployer.release;

import java.util.OptionalInt;

/**
 * A version of an open source project as EMR builds it, for example {@code 1.20.0-amzn-7}.
 *
 * @param upstream the project's own version
 * @param amzn the number of EMR's patch, empty where it is not known
 */
public record BuildVersion(String upstream, OptionalInt amzn) {
  private static final String PATCH = "-amzn-";

  /** Reads {@code 1.20.0} or {@code 1.20.0-amzn-7}. */
  public static BuildVersion parse(String text) {
    int patch = text.indexOf(PATCH);
    return patch < 0
        ? new BuildVersion(text, OptionalInt.empty())
        : new BuildVersion(
            text.substring(0, patch),
            OptionalInt.of(Integer.parseInt(text.substring(patch + PATCH.length()))));
  }

  /** The release line, for example {@code 1.20}. */
  public String line() {
    return upstream.substring(0, upstream.lastIndexOf('.'));
  }

  @Override
  public String toString() {
    return amzn.isPresent() ? upstream + PATCH + amzn.getAsInt() : upstream;
  }
}
