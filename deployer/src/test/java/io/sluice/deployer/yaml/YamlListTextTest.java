package io.sluice.deployer.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlListTextTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/R";

  static Stream<Arguments> additions() {
    return Stream.of(
        Arguments.of("", "- rolearn: \"ROLE\"\n  username: emr\n"),
        Arguments.of("# none yet\n", "# none yet\n- rolearn: \"ROLE\"\n  username: emr\n"),
        Arguments.of(
            "- groups:\n  - a\n  rolearn: x # theirs\n# end\n",
            "- groups:\n  - a\n  rolearn: x # theirs\n# end\n- rolearn: \"ROLE\"\n  username: emr\n"),
        Arguments.of(
            "  - rolearn: x\n    username: y",
            "  - rolearn: x\n    username: y\n  - rolearn: \"ROLE\"\n    username: emr\n"),
        Arguments.of(
            "-\n  rolearn: x\n", "-\n  rolearn: x\n- rolearn: \"ROLE\"\n  username: emr\n"),
        Arguments.of(
            "- rolearn: x\r\n  username: y\r\n",
            "- rolearn: x\r\n  username: y\r\n- rolearn: \"ROLE\"\r\n  username: emr\r\n"),
        Arguments.of(
            "- \"rolearn\": \"x\"\n  \"username\": 'y'\n",
            "- \"rolearn\": \"x\"\n  \"username\": 'y'\n- rolearn: \"ROLE\"\n  username: emr\n"),
        Arguments.of(
            "- rolearn: |+\n    x\n\n",
            "- rolearn: |+\n    x\n\n- rolearn: \"ROLE\"\n  username: emr\n"),
        Arguments.of("[]", "[{\"rolearn\":\"ROLE\",\"username\":\"emr\"}]"),
        Arguments.of(
            "[{rolearn: x}, # theirs\n]\n",
            "[{rolearn: x}, # theirs\n{\"rolearn\":\"ROLE\",\"username\":\"emr\"}]\n"),
        Arguments.of(
            "[{\"rolearn\": \"\uD83D\uDE00\"}]",
            "[{\"rolearn\": \"\uD83D\uDE00\"}, {\"rolearn\":\"ROLE\",\"username\":\"emr\"}]"));
  }

  @ParameterizedTest
  @MethodSource("additions")
  void takesAnElementAtItsEndAndKeepsEveryOtherByte(String before, String after) {
    YamlListText list = YamlListText.parse("list", before);

    YamlListText with = list.with(element());

    assertThat(with.text()).isEqualTo(after.replace("ROLE", ROLE));
    assertThat(with.elements()).hasSize(list.elements().size() + 1);
  }

  @ParameterizedTest
  @MethodSource("additions")
  void givesItBackAgain(String before) {
    YamlListText list = YamlListText.parse("list", before);
    YamlListText with = list.with(element());

    YamlListText without = with.without(list.elements().size());

    assertThat(without.elements()).isEqualTo(list.elements());
  }

  @Test
  void losesAnElementInTheMiddleAndKeepsCommentsOfTheNext() {
    YamlListText list =
        YamlListText.parse(
            "list",
            """
            # all
            - rolearn: a
              groups:
              - g

            # of b
            - rolearn: b # b
              username: u
            # of c
            - rolearn: c
            """);

    assertThat(list.without(1).text())
        .isEqualTo(
            """
            # all
            - rolearn: a
              groups:
              - g

            # of b
            # of c
            - rolearn: c
            """);
    assertThat(list.without(0).elements()).hasSize(2);
    assertThat(list.without(2).text()).endsWith("# of c\n").doesNotContain("rolearn: c");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void losesAnElementOfBrackets(int index) {
    YamlListText list = YamlListText.parse("list", "[{a: 1}, {b: 2}, {c: 3}]");

    assertThat(list.without(index).elements()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rolearn: x",
        "just text",
        "- a\n---\n- b\n",
        "- rolearn: x\n   username: y\n",
        "- rolearn: [x\n",
        "- *nobody\n",
        "\t- a\n"
      })
  void isNothingElseThanOneList(String text) {
    assertThatThrownBy(() -> YamlListText.parse("list", text))
        .isInstanceOf(YamlSyntaxException.class)
        .hasMessageStartingWith("list:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- rolearn: x\n...\n", "~\n"})
  void isLeftAloneWhereAnEditWouldChangeMore(String text) {
    assertThatThrownBy(() -> YamlListText.parse("list", text).with(element()))
        .isInstanceOf(YamlSyntaxException.class)
        .hasMessageContaining("cannot be edited without changing more");
  }

  private static Map<String, String> element() {
    Map<String, String> element = new LinkedHashMap<>();
    element.put("rolearn", ROLE);
    element.put("username", "emr");
    return element;
  }
}
