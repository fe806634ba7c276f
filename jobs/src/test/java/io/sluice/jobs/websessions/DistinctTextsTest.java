package io.sluice.jobs.websessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistinctTextsTest {
  @Test
  void countsAsASetDoes() {
    SplittableRandom random = new SplittableRandom(11);
    Set<String> expected = new HashSet<>();
    DistinctTexts one = new DistinctTexts();
    DistinctTexts other = new DistinctTexts();
    for (int i = 0; i < 5_000; i++) {
      String text = "/page/" + random.nextInt(2_000);
      expected.add(text);
      (random.nextBoolean() ? one : other).add(text);
    }

    one.add(other);

    assertThat(one.count()).isEqualTo(expected.size());
  }

  @Test
  void staysAtItsLimit() {
    DistinctTexts texts = new DistinctTexts();
    for (int i = 0; i < DistinctTexts.MOST + 10; i++) {
      texts.add("/" + i);
    }
    DistinctTexts other = new DistinctTexts();
    other.add("/other");
    texts.add(other);

    assertThat(texts.count()).isEqualTo(DistinctTexts.MOST);
  }
}
