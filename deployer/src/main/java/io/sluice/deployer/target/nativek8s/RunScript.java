package io.sluice.deployer.target.nativek8s;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command as a script for any POSIX shell. A user's words stand between options and flags: of
 * options Flink takes the last, of flags the first.
 */
final class RunScript {
  private static final String HEAD =
      """
      #!/bin/sh
      # Starts the job with Flink's own client. Before the first start: kubectl apply%s
      # Words after the script's name go to the client and come before those here: ./run.sh -s SAVEPOINT
      set -eu
      here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
      FLINK_CONF_DIR=$here/conf
      export FLINK_CONF_DIR
      exec "${FLINK_HOME:?must name the folder of Flink %s}/bin/flink"%s
      """;

  private RunScript() {}

  /**
   * The script.
   *
   * @param command what it runs
   * @param line the Flink line of the image, which the client's should be
   * @param manifests what is applied before
   */
  static String of(FlinkCommand command, String line, List<Path> manifests) {
    List<List<Word>> lines = command.lines().toList();
    int flags = lines.size() - command.args().size() - command.flags().size() - 1;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      if (i == flags) {
        text.append(" \\\n  \"$@\"");
      }
      text.append(i == 0 ? " " : " \\\n  ");
      text.append(lines.get(i).stream().map(Word::inScript).collect(Collectors.joining(" ")));
    }
    return HEAD.formatted(
        manifests.stream().map(file -> " -f " + file).collect(Collectors.joining()), line, text);
  }
}
