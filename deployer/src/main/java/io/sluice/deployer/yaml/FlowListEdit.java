package io.sluice.deployer.yaml;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Edits a list in brackets, as JSON is. */
final class FlowListEdit {
  private final String text;
  private final SequenceNode list;

  FlowListEdit(String text, SequenceNode list) {
    this.text = text;
    this.list = list;
  }

  /** The list with an element; of several ways the one is right that can be read. */
  List<String> with(Map<String, String> element) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    element.forEach(json::put);
    String before = text.substring(0, bracket());
    String after = text.substring(bracket());
    return list.getValue().isEmpty()
        ? List.of(before + json + after)
        : List.of(before + ", " + json + after, before + json + after);
  }

  String without(int index) {
    List<Node> all = list.getValue();
    int from = at(all.get(index).getStartMark());
    int to = at(all.get(index).getEndMark());
    if (index < all.size() - 1) {
      to = at(all.get(index + 1).getStartMark());
    } else if (index > 0) {
      from = at(all.get(index - 1).getEndMark());
    }
    return text.substring(0, from) + text.substring(to);
  }

  private int bracket() {
    return at(list.getEndMark()) - 1;
  }

  /** SnakeYAML counts code points. */
  private int at(Mark mark) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }
}
