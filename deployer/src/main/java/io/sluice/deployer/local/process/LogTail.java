package io.sluice.deployer.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The last words of a process. */
public final class LogTail {
  private static final int LONGEST = 300;

  private LogTail() {}

  /**
   * The last line of a log that is no stack frame, or a remark that there is none.
   *
   * @param logs where to look, one after the other, until there is such a line
   */
  public static String of(Path... logs) {
    return Arrays.stream(logs)
        .map(LogTail::lastLine)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("it wrote nothing");
  }

  private static Optional<String> lastLine(Path log) {
    if (!Files.exists(log)) {
      return Optional.empty();
    }
    List<String> lines;
    try {
      lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return Optional.of("its log cannot be read (" + e.getMessage() + ")");
    }
    return lines.stream()
        .filter(line -> !line.isBlank())
        .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t..."))
        .reduce((first, second) -> second)
        .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line);
  }
}
