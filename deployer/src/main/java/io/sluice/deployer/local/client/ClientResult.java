package io.sluice.deployer.local.client;

import io.sluice.deployer.rest.RootCause;
import java.util.List;

/**
 * How Flink's client ended.
 *
 * @param exitCode its exit code; -1 if it had to be ended
 * @param output all that it printed
 */
public record ClientResult(int exitCode, String output) {
  private static final String FAILURE = "The program finished with the following exception:";
  private static final String USAGE = "Use the help option";

  static ClientResult late(String output) {
    return new ClientResult(-1, output);
  }

  /** Whether it did what it was told. */
  public boolean isDone() {
    return exitCode == 0;
  }

  /** Why it failed, in one line: the root cause of the exception that it prints. */
  public String reason() {
    if (exitCode == -1) {
      return "it did not end in time; its last line: " + lastLine(output);
    }
    int failure = output.lastIndexOf(FAILURE);
    if (failure >= 0) {
      return RootCause.of(output.substring(failure + FAILURE.length()).strip());
    }
    return lastLine(output);
  }

  private static String lastLine(String text) {
    List<String> lines =
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith(USAGE))
            .filter(line -> !line.startsWith("\tat "))
            .toList();
    return lines.isEmpty() ? "it printed nothing" : lines.get(lines.size() - 1).strip();
  }
}
