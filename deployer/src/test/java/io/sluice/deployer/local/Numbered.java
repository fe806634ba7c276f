package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the counting job wrote. */
final class Numbered {
  private Numbered() {}

  /** Asserts that every key has every number once: no event lost, none counted twice. */
  static void assertExactlyOnce(Path output, int keys, int events) throws IOException {
    List<String> expected =
        Stream.iterate(0, event -> event < events, event -> event + 1)
            .map(event -> event % keys + "," + (event / keys + 1))
            .sorted()
            .toList();
    assertThat(lines(output)).isEqualTo(expected);
  }

  private static List<String> lines(Path output) throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().startsWith("part"))
          .flatMap(Numbered::linesOf)
          .sorted()
          .toList();
    }
  }

  private static Stream<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
