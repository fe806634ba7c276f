package io.sluice.deployer.local;

import io.sluice.deployer.local.error.UnusableJobException;
import io.sluice.deployer.local.state.StateDirectory;
import java.io.File;
import java.util.List;

/**
 * The path of a state directory, which stands in Flink's options. Its configuration file cuts every
 * line at a {@code #}, and {@code io.tmp.dirs} is a list with commas or path separators (the same
 * in 1.17 to 1.20); neither can be escaped.
 */
final class StatePath {
  private static final List<String> REFUSED = List.of("#", ",", File.pathSeparator, "\n");

  private StatePath() {}

  /**
   * Checks that Flink can read the path.
   *
   * @throws UnusableJobException if it cannot
   */
  static void check(StateDirectory state) {
    String path = state.root().toString();
    if (REFUSED.stream().anyMatch(path::contains)) {
      throw new UnusableJobException(
          "--state-dir",
          path.replace('\n', '?'),
          "holds '#', ',', '%s' or a line break, at which Flink cuts a path; give a folder without"
              .formatted(File.pathSeparator));
    }
  }
}
