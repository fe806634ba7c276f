package io.sluice.deployer.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML files as Kubernetes does, with the place of each value. Goes to SnakeYAML, Jackson's
 * own parser, directly: Jackson's tree has neither places nor anchors.
 */
public final class YamlFiles {
  private static final int MAX_CODE_POINTS = 64 << 20;

  private YamlFiles() {}

  /**
   * Reads all documents of a file.
   *
   * @throws IOException if the file cannot be read
   * @throws YamlSyntaxException if it is not YAML
   */
  public static List<YamlDocument> read(Path file) throws IOException {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (CharacterCodingException notText) {
      throw new YamlSyntaxException(
          file.toString(), new Position(1, 1), "the file is not text in UTF-8");
    }
  }

  /**
   * Reads all documents of a text; empty ones are left out, and of a List the items are documents.
   *
   * @param name the file's name, for messages
   * @throws YamlSyntaxException if the text is not YAML
   */
  public static List<YamlDocument> parse(String name, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CODE_POINTS);
    List<YamlDocument> documents = new ArrayList<>();
    try {
      Composer composer =
          new Composer(
              new ParserImpl(new StreamReader(text), options), new KubernetesResolver(), options);
      while (composer.checkNode()) {
        Node node = composer.getNode();
        documents.add(new NodeConverter(name).convert(node));
      }
    } catch (MarkedYAMLException malformed) {
      throw new YamlSyntaxException(name, position(malformed.getProblemMark()), what(malformed));
    } catch (YAMLException malformed) {
      throw new YamlSyntaxException(
          name, new Position(1, 1), firstLine(String.valueOf(malformed.getMessage())));
    }
    return documents.stream()
        .filter(document -> !document.root().isNull())
        .flatMap(document -> document.resources().stream())
        .toList();
  }

  static Position position(@Nullable Mark mark) {
    return mark == null
        ? new Position(1, 1)
        : new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String what(MarkedYAMLException malformed) {
    String context = malformed.getContext();
    return (context == null ? "" : context + ", ") + firstLine(malformed.getProblem());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
