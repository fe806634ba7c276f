package io.sluice.deployer.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RulesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "rules.md");

  @Test
  void theDocumentationListsEveryRule() throws IOException {
    if (Boolean.getBoolean("sluice.update")) {
      Files.writeString(PAGE, page());
    }

    assertThat(PAGE)
        .describedAs("run mvn -q test -pl deployer -am -Dsluice.update=true")
        .content()
        .isEqualTo(page());
  }

  private static String page() {
    return Rules.listed().stream()
        .sorted(Comparator.comparing(Rule::id))
        .map(
            rule ->
                "| `%s` | %s | %s | %s | %s |%n"
                    .formatted(
                        rule.id(),
                        rule.severity(),
                        rule.appliesTo(),
                        cell(rule.explanation()),
                        cell(rule.source())))
        .collect(
            Collectors.joining(
                "",
                """
                # Rules

                What `sluice lint` and the builder's `build()` hold a description against; `sluice lint --explain RULE`
                says the same of one. A rule whose id begins with a destination, such as `apache-`, holds for that
                destination only (`sluice render --target apache`); native mode shares those of the translation with
                Apache's operator. Those of "operator values" hold for the values of the operator's chart
                (`sluice operator values`). This page is made from the rules by a test.

                | rule | severity | of | why | source |
                | --- | --- | --- | --- | --- |
                """,
                ""));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
