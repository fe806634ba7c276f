package io.sluice.deployer.target;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkResourceYaml;
import io.sluice.deployer.yaml.YamlDocument;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A description in a folder of {@code src/test/resources/golden}, and beside it, in {@code
 * rendered}, what it becomes there.
 *
 * @param folder the destination's folder
 * @param name the file's name
 */
public record Golden(String folder, String name) {
  private static final Path ROOT = Path.of("src", "test", "resources", "golden");

  /** All that a folder holds, in alphabetical order. */
  public static Stream<Golden> in(String folder) {
    return filesIn(ROOT.resolve(folder))
        .map(file -> new Golden(folder, file.getFileName().toString()));
  }

  /** The manifests that are checked in for Apache's operator in the lab. */
  public static Stream<Path> manifestsOfLab() {
    return filesIn(Path.of("..", "manifests", "lab"));
  }

  private static Stream<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The description. */
  public FlinkResource description() {
    return FlinkResourceYaml.read(read(ROOT.resolve(folder).resolve(name)).get(0)).resource();
  }

  /** Where the rendered documents lie. */
  public Path rendered() {
    return ROOT.resolve(folder).resolve("rendered").resolve(name);
  }

  /** The rendered documents that the operator reads. */
  public List<JsonNode> forOperator() {
    return forOperator(rendered());
  }

  /** The documents of a file that the operator reads. */
  public static List<JsonNode> forOperator(Path file) {
    return read(file).stream()
        .filter(FlinkResourceYaml::isFlinkResource)
        .map(YamlDocument::root)
        .toList();
  }

  private static List<YamlDocument> read(Path file) {
    try {
      return YamlFiles.read(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String toString() {
    return folder + "/" + name;
  }
}
