package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT34.9S, 34 s",
    "PT119S, 119 s",
    "PT2M, 2 min",
    "PT119M, 119 min",
    "PT2H, 2 h",
    "PT47H, 47 h",
    "PT48H, 2 d",
    "PT-3S, 0 s",
  })
  void anAgeIsInTheUnitThatTellsMost(Duration duration, String text) {
    assertThat(Ages.of(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.0 KiB",
    "1572864, 1.5 MiB",
    "5368709120, 5.0 GiB",
    "1125899906842624, 1024.0 TiB",
  })
  void aSizeIsInTheUnitThatFits(long bytes, String text) {
    assertThat(Ages.size(bytes)).isEqualTo(text);
  }
}
