package io.sluice.jobs.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a sink has published. */
public final class JsonFolder {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonFolder() {}

  /** The records of all published part files, in no order. */
  public static List<JsonNode> read(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(JsonFolder::isPublished)
          .flatMap(file -> lines(file).stream())
          .map(JsonFolder::parse)
          .collect(Collectors.toList());
    }
  }

  private static boolean isPublished(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("part-") && name.endsWith(".jsonl");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
