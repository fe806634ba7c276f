package io.sluice.deployer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest
  @CsvSource({
    "savepoint, savepoint, 0",
    "savepont, savepoint, 1",
    "savepointt, savepoint, 1",
    "zavepoint, savepoint, 1",
    "asvepoint, savepoint, 1",
    "'', savepoint, 9",
    "kitten, sitting, 3",
  })
  void countsInsertionsDeletionsReplacementsAndSwaps(String from, String to, int distance) {
    assertThat(Spelling.distance(from, to)).isEqualTo(distance);
    assertThat(Spelling.distance(to, from)).isEqualTo(distance);
  }

  @Test
  void returnsTheNearestFirstAndNothingThatIsFar() {
    List<String> names = List.of("metrics", "metric", "window", "matrices");

    assertThat(Spelling.nearest("metrcs", names, 3)).containsExactly("metrics", "metric");
    assertThat(Spelling.nearest("metrcs", names, 1)).containsExactly("metrics");
    assertThat(Spelling.nearest("jobmanager", names, 3)).isEmpty();
  }

  @Test
  void ordersEquallyNearNamesAlphabetically() {
    assertThat(Spelling.nearest("us-west-3", List.of("us-west-2", "us-west-1"), 2))
        .containsExactly("us-west-1", "us-west-2");
  }
}
