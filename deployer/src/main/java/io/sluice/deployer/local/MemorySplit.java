package io.sluice.deployer.local;

import io.sluice.deployer.local.error.StartException;
import io.sluice.deployer.local.error.UnusableJobException;
import io.sluice.deployer.local.process.ChildProcess;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How Flink splits the memory of its processes, from Flink's own calculator.
 *
 * @param lines its answer
 */
record MemorySplit(Map<String, String> lines) {
  static final String CALCULATOR = "io.sluice.runtime.flink.ProcessMemory";

  /**
   * Waits for the calculator's answer.
   *
   * @throws UnusableJobException if Flink refuses the described memory
   */
  static MemorySplit from(ChildProcess calculator) {
    Map<String, String> lines =
        calculator
            .output()
            .lines()
            .filter(line -> line.contains("="))
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.indexOf('=')),
                    line -> line.substring(line.indexOf('=') + 1)));
    if (lines.containsKey("refused")) {
      throw new UnusableJobException(
          "flinkConfiguration", "*.memory.*", "is refused by Flink: " + lines.get("refused"));
    }
    if (!lines.containsKey("taskmanager.properties")) {
      throw new StartException(calculator.role(), LastWords.in(calculator.log()), calculator.log());
    }
    return new MemorySplit(lines);
  }

  /** What the JVM of a role must be told. */
  List<String> jvm(String role) {
    return words(role + ".jvm");
  }

  /** What Flink must be told, as {@code -Dkey=value}. */
  List<String> properties(String role) {
    return words(role + ".properties").stream()
        .filter(word -> !word.equals("-D"))
        .map(word -> "-D" + word)
        .toList();
  }

  private List<String> words(String line) {
    return Stream.of(lines.getOrDefault(line, "").strip().split("\\s+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
