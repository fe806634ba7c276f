package io.sluice.deployer.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Edits the lines of a list whose elements begin with dashes. */
final class BlockListEdit {
  private static final String LINE_END = "(?<=\n)";

  private final String text;
  private final @Nullable SequenceNode list;

  /**
   * @param list null where there is no element yet
   */
  BlockListEdit(String text, @Nullable SequenceNode list) {
    this.text = text;
    this.list = list;
  }

  String with(Map<String, String> element) {
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    String indent = " ".repeat(column());
    StringBuilder edited = new StringBuilder(text);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      edited.append(end);
    }
    String lead = "- ";
    for (String line : YamlWriter.write(element).lines().toList()) {
      edited.append(indent).append(lead).append(line).append(end);
      lead = "  ";
    }
    return edited.toString();
  }

  String without(int index) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split(LINE_END)));
    int first = dash(lines, index);
    int last = isLast(index) ? lines.size() : dash(lines, index + 1);
    while (last - 1 > first && isNoContent(lines.get(last - 1))) {
      last--;
    }
    lines.subList(first, last).clear();
    return String.join("", lines);
  }

  private int column() {
    return list == null || list.getValue().isEmpty() ? 0 : list.getStartMark().getColumn();
  }

  private boolean isLast(int index) {
    return list == null || index == list.getValue().size() - 1;
  }

  /** The line of an element's dash, which may stand above its content. */
  private int dash(List<String> lines, int index) {
    int column = column();
    int line =
        list == null
            ? 0
            : Math.min(list.getValue().get(index).getStartMark().getLine(), lines.size() - 1);
    while (line > 0 && !isDash(lines.get(line), column)) {
      line--;
    }
    return line;
  }

  private static boolean isDash(String line, int column) {
    return line.length() > column
        && line.charAt(column) == '-'
        && line.substring(0, column).isBlank();
  }

  private static boolean isNoContent(String line) {
    String content = line.strip();
    return content.isEmpty() || content.startsWith("#");
  }
}
