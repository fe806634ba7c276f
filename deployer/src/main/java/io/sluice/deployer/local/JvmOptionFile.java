package io.sluice.deployer.local;

import java.util.List;
import java.util.stream.Collectors;

/** A file of options that {@code java @FILE} reads, one a line, quoted as its manual page says. */
final class JvmOptionFile {
  private JvmOptionFile() {}

  /** The text of the file. */
  static String text(List<String> options) {
    return options.stream()
        .map(option -> '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n")
        .collect(Collectors.joining());
  }
}
