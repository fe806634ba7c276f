package io.sluice.deployer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.deployer.spec.ArtifactKey;
import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.yaml.FieldPath;
import io.sluice.deployer.yaml.Position;
import io.sluice.deployer.yaml.YamlDocument;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The file beside an environment's that pins its artifacts: {@code dev.lock} for {@code dev.yaml},
 * one {@code name: sha256} a line.
 */
public final class LockFile {
  private static final String HEADER =
      "# Written by 'sluice artifact push': the SHA-256 that each artifact is pinned to. Check it"
          + " in.\n";

  private LockFile() {}

  /** Where the pins of an environment file stand. */
  public static Path of(Path environment) {
    String name = Objects.toString(environment.getFileName()).replaceFirst("\\.ya?ml$", "");
    return environment.resolveSibling(name + ".lock");
  }

  /**
   * Reads the pins; none where there is no file.
   *
   * @throws IOException if the file is there and cannot be read
   * @throws EnvironmentException if anything in it is malformed
   */
  public static ArtifactPins read(Path file) throws IOException {
    Map<String, ArtifactKey> pins = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    for (YamlDocument document : Files.exists(file) ? YamlFiles.read(file) : noDocuments()) {
      if (!(document.root() instanceof ObjectNode)) {
        problems.add(file + ": it holds no 'name: sha256' lines; " + pushAgain());
        continue;
      }
      for (Map.Entry<String, JsonNode> line : document.root().properties()) {
        try {
          pins.put(line.getKey(), new ArtifactKey(line.getKey(), line.getValue().asText()));
        } catch (MalformedValueException malformed) {
          FieldPath path = FieldPath.of(line.getKey());
          int at = document.positionOf(path).map(Position::line).orElse(1);
          problems.add(file + ":" + at + ": " + malformed.what() + "; " + pushAgain());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new EnvironmentException(problems);
    }
    return new ArtifactPins(pins);
  }

  /** What the file of these pins holds. */
  public static String text(ArtifactPins pins) {
    StringBuilder text = new StringBuilder(HEADER);
    pins.byName()
        .values()
        .forEach(pin -> text.append(pin.name()).append(": \"").append(pin.digest()).append("\"\n"));
    return text.toString();
  }

  /** Writes the pins; the file is there in full or as it was. */
  public static void write(Path file, ArtifactPins pins) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(written, text(pins));
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<YamlDocument> noDocuments() {
    return List.of();
  }

  private static String pushAgain() {
    return "write it anew with 'sluice artifact push'";
  }
}
