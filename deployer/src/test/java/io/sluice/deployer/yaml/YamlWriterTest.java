package io.sluice.deployer.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlWriterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "no",
        "on",
        "true",
        "null",
        "~",
        "1",
        "08",
        "0x1F",
        "1e3",
        "1_000",
        "12:30:45",
        "2026-01-01",
        "-",
        "- x",
        "a: b",
        "a #b",
        "'quoted'",
        "\"double\"",
        "@at",
        "*star",
        "&and",
        "!tag",
        "%",
        "",
        " padded ",
        "line one\nline two\n",
        "tab\there",
        "ünïcödé",
        "{json}",
        "[list]",
        "s3p://b/k",
        "=",
        "<<",
        "y",
        "N",
        ".inf",
        ".nan",
        "0o17",
        "1.5",
        "+1",
        "a:",
        "?",
        "trailing:",
        "True",
        "NULL",
        "Off",
        "n",
        "-0x1F",
        "0b11",
        "+.INF",
        ".NaN",
        "12e03",
        "190:20:30",
        "2001-12-14t21:59:43.10-05:00",
        "a\nb",
        "\n",
        "\n indented\n",
        " indented\nnot\n",
        "two ends\n\n",
        "trailing space \nnext\n",
        "tab\t\nnext\n",
        "carriage\r\nreturn\n",
        "lone\rreturn",
        "next\u0085line",
        "\uFEFFmark",
        "bell\u0007",
        "emoji \uD83D\uDE00",
        "---",
        "...",
        "--- a\n...\n",
        "# comment\n",
        "key: value\n- item\n"
      })
  void writesTextThatEveryParserReadsAsTheSameText(String text) {
    Map<String, String> expected = Map.of(text, text);
    String yaml = YamlWriter.write(expected);

    assertThat(YamlFiles.parse("f.yaml", yaml))
        .singleElement()
        .satisfies(
            document -> {
              assertThat(document.root().size()).isEqualTo(1);
              assertThat(document.root().path(text).isTextual()).isTrue();
              assertThat(document.root().path(text).textValue()).isEqualTo(text);
            });
    assertThat(yaml11(yaml)).as("YAML 1.1: %s", yaml).isEqualTo(expected);
    assertThat(yaml12().loadFromString(yaml)).as("YAML 1.2: %s", yaml).isEqualTo(expected);
  }

  private static Object yaml11(String yaml) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
  }

  private static Load yaml12() {
    return new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());
  }
}
