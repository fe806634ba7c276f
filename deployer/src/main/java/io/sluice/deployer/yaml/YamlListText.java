package io.sluice.deployer.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A YAML list as somebody wrote it, edited as text: comments, order and quoting of all that is not
 * concerned stay. Every edit is read again, and only taken where the list is then as it should be.
 */
public final class YamlListText {
  private final String name;
  private final String text;
  private final @Nullable SequenceNode list;
  private final List<JsonNode> elements;

  private YamlListText(
      String name, String text, @Nullable SequenceNode list, List<JsonNode> elements) {
    this.name = name;
    this.text = text;
    this.list = list;
    this.elements = List.copyOf(elements);
  }

  /**
   * Reads a list; an empty text, or one of comments only, is an empty list.
   *
   * @param name what to call it in messages
   * @throws YamlSyntaxException if it is not YAML, no list, or several documents
   */
  public static YamlListText parse(String name, String text) {
    try {
      LoaderOptions options = new LoaderOptions();
      Composer composer =
          new Composer(
              new ParserImpl(new StreamReader(text), options), new KubernetesResolver(), options);
      if (!composer.checkNode()) {
        return new YamlListText(name, text, null, List.of());
      }
      Node root = composer.getNode();
      if (composer.checkNode()) {
        throw new YamlSyntaxException(
            name, YamlFiles.position(composer.getNode().getStartMark()), "a second document");
      }
      if (root.getTag().equals(Tag.NULL)) {
        return new YamlListText(name, text, null, List.of());
      }
      if (!(root instanceof SequenceNode list)) {
        throw new YamlSyntaxException(
            name, YamlFiles.position(root.getStartMark()), "this is no list");
      }
      List<JsonNode> elements = new ArrayList<>();
      new NodeConverter(name).convert(root).root().forEach(elements::add);
      return new YamlListText(name, text, list, elements);
    } catch (MarkedYAMLException malformed) {
      throw new YamlSyntaxException(
          name, YamlFiles.position(malformed.getProblemMark()), malformed.getProblem());
    } catch (YAMLException malformed) {
      throw new YamlSyntaxException(
          name, new Position(1, 1), String.valueOf(malformed.getMessage()));
    }
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** The elements, in order. */
  public List<JsonNode> elements() {
    return elements;
  }

  /**
   * The list with one more element at its end.
   *
   * @param element its fields, in order; text only
   * @throws YamlSyntaxException if the text cannot take one without other changes
   */
  public YamlListText with(Map<String, String> element) {
    List<JsonNode> wanted = new ArrayList<>(elements);
    wanted.add(YamlFiles.parse(name, YamlWriter.write(element)).get(0).root());
    return isFlow()
        ? verified(new FlowListEdit(text, sequence()).with(element), wanted)
        : verified(List.of(new BlockListEdit(text, list).with(element)), wanted);
  }

  /**
   * The list without an element. Comments in lines of their own stay.
   *
   * @param index from 0
   * @throws YamlSyntaxException if it cannot be taken out without other changes
   */
  public YamlListText without(int index) {
    List<JsonNode> wanted = new ArrayList<>(elements);
    wanted.remove(index);
    return verified(
        List.of(
            isFlow()
                ? new FlowListEdit(text, sequence()).without(index)
                : new BlockListEdit(text, list).without(index)),
        wanted);
  }

  private boolean isFlow() {
    return list != null && list.getFlowStyle() == FlowStyle.FLOW;
  }

  private SequenceNode sequence() {
    return Objects.requireNonNull(list);
  }

  private YamlListText verified(List<String> candidates, List<JsonNode> wanted) {
    for (String candidate : candidates) {
      try {
        YamlListText edited = parse(name, candidate);
        if (edited.elements.equals(wanted)) {
          return edited;
        }
      } catch (YamlSyntaxException notThisOne) {
        continue;
      }
    }
    throw new YamlSyntaxException(
        name,
        new Position(1, 1),
        "this is written in a way that cannot be edited without changing more than is asked for");
  }
}
