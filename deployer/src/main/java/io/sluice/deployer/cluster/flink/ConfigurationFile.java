package io.sluice.deployer.cluster.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.deployer.yaml.YamlFiles;
import io.sluice.deployer.yaml.YamlSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The options in the ConfigMap {@code flink-config-NAME}: {@code flink-conf.yaml}, which Flink
 * reads line by line, or {@code config.yaml} (from Flink 1.19), which is YAML, its keys nested or
 * not.
 */
public final class ConfigurationFile {
  private static final String LINES = "flink-conf.yaml";
  private static final String YAML = "config.yaml";

  private ConfigurationFile() {}

  /** Whether a file of this name holds options. */
  public static boolean isOne(String name) {
    return name.equals(LINES) || name.equals(YAML);
  }

  /**
   * The options by their full keys.
   *
   * @param name the file's name; one that holds no options has none
   */
  public static Map<String, String> options(String name, String text) {
    return switch (name) {
      case LINES -> lines(text);
      case YAML -> yaml(text);
      default -> Map.of();
    };
  }

  private static Map<String, String> lines(String text) {
    Map<String, String> options = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(":\\s+", 2))
        .filter(entry -> entry.length == 2)
        .forEach(entry -> options.put(unquoted(entry[0]), unquoted(entry[1])));
    return options;
  }

  private static Map<String, String> yaml(String text) {
    try {
      Map<String, String> options = new LinkedHashMap<>();
      YamlFiles.parse(YAML, text).forEach(document -> flatten("", document.root(), options));
      return options;
    } catch (YamlSyntaxException notYaml) {
      return lines(text);
    }
  }

  private static void flatten(String key, JsonNode value, Map<String, String> options) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              field ->
                  flatten(
                      key.isEmpty() ? field.getKey() : key + "." + field.getKey(),
                      field.getValue(),
                      options));
    } else if (!value.isNull() && !key.isEmpty()) {
      options.put(key, text(value));
    }
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(";"))
        : value.asText();
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    return bare.length() > 1 && (isWithin(bare, "\"") || isWithin(bare, "'"))
        ? bare.substring(1, bare.length() - 1)
        : bare;
  }

  private static boolean isWithin(String text, String quote) {
    return text.startsWith(quote) && text.endsWith(quote);
  }
}
