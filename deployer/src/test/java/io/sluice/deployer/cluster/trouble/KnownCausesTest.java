package io.sluice.deployer.cluster.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sluice.deployer.text.Row;
import io.sluice.deployer.text.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts are those of Flink 1.20, operator 1.7, Kubernetes 1.20 and later, and S3. */
class KnownCausesTest {
  private static final Table TEXTS = Table.read(KnownCausesTest.class, "texts.tsv");

  static Stream<Arguments> texts() {
    return StreamSupport.stream(TEXTS.spliterator(), false)
        .map(row -> arguments(row.get("id"), row.get("text"), row.get("what")));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void namesTheCauseOfATextWithItsDetails(String id, String text, String what) {
    KnownCause cause = KnownCauses.find(text).orElseThrow();

    assertThat(cause.id()).isEqualTo(id);
    assertThat(cause.what()).isEqualTo(what);
    assertThat(cause.what() + cause.fix()).doesNotContainPattern("\\$\\d");
  }

  @Test
  void everyCauseHasATextThatTellsOfIt() {
    Set<String> causes = new LinkedHashSet<>();
    Table.read(KnownCauses.class, "causes.tsv").forEach(row -> causes.add(row.get("id")));
    List<String> texts = new ArrayList<>();
    for (Row row : TEXTS) {
      texts.add(row.get("id"));
    }

    assertThat(causes).isNotEmpty().isSubsetOf(texts);
  }

  @Test
  void findsTheCauseInTheMidstOfALog() {
    assertThat(
            KnownCauses.find(
                """
                2026-01-01 00:00:00,000 INFO  org.apache.flink.runtime.entrypoint - Starting.
                2026-01-01 00:00:01,000 ERROR org.apache.flink.runtime.entrypoint - Failed.
                java.lang.OutOfMemoryError: Java heap space
                \tat java.base/java.util.Arrays.copyOf(Unknown Source)
                2026-01-01 00:00:01,100 INFO  org.apache.flink.runtime.blob - Stopped.
                """))
        .map(KnownCause::id)
        .hasValue("heap");
  }

  @Test
  void whatItDoesNotKnowIsNoCause() {
    assertThat(KnownCauses.find("java.lang.IllegalStateException: the shop is closed")).isEmpty();
    assertThat(KnownCauses.find("")).isEmpty();
  }
}
