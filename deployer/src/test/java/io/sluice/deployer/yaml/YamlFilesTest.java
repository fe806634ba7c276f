package io.sluice.deployer.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFilesTest {
  @Test
  void remembersWhereEveryValueStands() {
    YamlDocument document = only("a: 1\nb:\n  - x\n  - c.d: y\n");

    assertThat(document.positionOf(FieldPath.of("a"))).contains(new Position(1, 1));
    assertThat(document.positionOf(FieldPath.of("b", "1", "c.d"))).contains(new Position(4, 5));
  }

  @Test
  void placesWhatIsMissingAtTheNearestBlockAroundIt() {
    assertThat(only("a:\n  b: 1\n").positionOf(FieldPath.of("a", "c", "d")))
        .contains(new Position(1, 1));
  }

  @Test
  void readsAllDocumentsAndLeavesOutEmptyOnes() {
    assertThat(YamlFiles.parse("f", "a: 1\n---\n---\n# nothing\n---\nb: 2\n")).hasSize(2);
    assertThat(YamlFiles.parse("f", "")).isEmpty();
  }

  @Test
  void readsTheItemsOfAListAsDocuments() {
    List<YamlDocument> items =
        YamlFiles.parse(
            "f", "kind: List\nitems:\n  - kind: A\n    x: 1\n  - kind: B\n    y: 2\n    y: 3\n");

    assertThat(items).extracting(item -> item.text("kind")).containsExactly("A", "B");
    assertThat(items.get(0).positionOf(FieldPath.of("x"))).contains(new Position(4, 5));
    assertThat(items.get(1).duplicates()).containsExactly(FieldPath.of("y"));
  }

  @Test
  void resolvesAnchorsAndMerges() {
    YamlDocument document = only("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\nsame: *b\n");

    assertThat(document.root().at("/use/x").asInt()).isEqualTo(1);
    assertThat(document.root().at("/use/y").asInt()).isEqualTo(3);
    assertThat(document.root().at("/same/y").asInt()).isEqualTo(2);
  }

  @Test
  void placesAnOwnKeyWhereItStandsAndAMergedOneAtTheAnchor() {
    YamlDocument document =
        only(
            """
            base: &base
              own: {a: 1, b: 2}
              merged: 1
            use:
              own:
                a: -1
              <<: *base
            """);

    assertThat(document.positionOf(FieldPath.of("use", "own"))).contains(new Position(5, 3));
    assertThat(document.positionOf(FieldPath.of("use", "own", "a"))).contains(new Position(6, 5));
    assertThat(document.positionOf(FieldPath.of("use", "own", "b"))).contains(new Position(5, 3));
    assertThat(document.positionOf(FieldPath.of("use", "merged"))).contains(new Position(3, 3));
  }

  @Test
  void ofSeveralMergedMappingsTheFirstOneCounts() {
    YamlDocument document =
        only("x: &x {a: 1}\ny: &y {a: 2, b: 2}\nuse:\n  <<: [*x, *y]\n  c: 3\n");

    assertThat(document.root().at("/use").toString()).isEqualTo("{\"c\":3,\"a\":1,\"b\":2}");
    assertThat(document.duplicates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: &a\n  <<: *a\n", "a: &a\n  <<: [*a, *a]\n"})
  void endsWhereAMappingIsMergedIntoItself(String yaml) {
    assertThatThrownBy(() -> YamlFiles.parse("f.yaml", yaml))
        .isInstanceOf(YamlSyntaxException.class)
        .hasMessageContaining("nested without end");
  }

  @Test
  void notesKeysThatStandTwice() {
    assertThat(only("a:\n  b: 1\n  b: 2\n").duplicates()).containsExactly(FieldPath.of("a", "b"));
  }

  @Test
  void namesLineAndColumnOfWhatIsNotYaml() {
    assertThatThrownBy(() -> YamlFiles.parse("f.yaml", "a: 1\n b: 2\n"))
        .isInstanceOf(YamlSyntaxException.class)
        .hasMessageStartingWith("f.yaml:2:");
  }

  @Test
  void endsWhereADocumentRefersToItself() {
    assertThatThrownBy(() -> YamlFiles.parse("f.yaml", "a: &a\n  b: *a\n"))
        .isInstanceOf(YamlSyntaxException.class);
  }

  @Test
  void endsWhereAliasesMultiplyWithoutMeasure() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int level = 1; level < 25; level++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
    }

    assertThatThrownBy(() -> YamlFiles.parse("f.yaml", bomb.toString()))
        .isInstanceOf(YamlSyntaxException.class)
        .hasMessageContaining("nested without end");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "-7, -7",
    "+7, 7",
    "010, 8",
    "-010, -8",
    "0o10, 8",
    "0x1F, 31",
    "0b11, 3",
    "1_000, 1000",
    "1_000.5, 1000.5",
    "99999999999, 99999999999",
    "99999999999999999999, 99999999999999999999",
    "1., 1",
    ".5, 0.5",
    "1e3, 1000",
    "08, 8"
  })
  void readsTheNumbersThatKubernetesReads(String text, BigDecimal number) {
    JsonNode value = only("a: " + text).root().path("a");

    assertThat(value.isNumber()).isTrue();
    assertThat(value.decimalValue()).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {".inf", "-.Inf", "+.INF", ".nan"})
  void readsWhatIsNoFiniteNumberAsANumber(String text) {
    assertThat(only("a: " + text).root().path("a").doubleValue()).isNotFinite();
  }

  @ParameterizedTest
  @CsvSource({"y, true", "Yes, true", "ON, true", "n, false", "no, false", "Off, false"})
  void readsTheBooleansThatKubernetesReads(String text, boolean expected) {
    assertThat(only("a: " + text).root().path("a")).isEqualTo(BooleanNode.valueOf(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1:30",
        "12:30:45",
        "2026-01-01",
        "2026-01-01T10:00:00Z",
        "0x",
        "0b12",
        "_1",
        "1e400",
        "1.2.3",
        "yEs",
        "=",
        "!!str 010",
        "'010'"
      })
  void readsAsTextWhatIsTextToKubernetes(String text) {
    assertThat(only("a: " + text).root().path("a").isTextual()).isTrue();
  }

  @Test
  void keepsHowANumberIsWrittenWhereItIsReadOtherwise() {
    YamlDocument document = only("kind: List\nitems:\n  - {a: 010, b: 8, c: 1.50}\n");

    assertThat(document.written()).containsOnly(entry(FieldPath.of("a"), "010"));
  }

  private static YamlDocument only(String yaml) {
    List<YamlDocument> documents = YamlFiles.parse("f.yaml", yaml);
    assertThat(documents).hasSize(1);
    return documents.get(0);
  }
}
