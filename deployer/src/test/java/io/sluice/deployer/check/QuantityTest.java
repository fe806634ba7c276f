package io.sluice.deployer.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "500m, 0.5",
    "0.5, 0.5",
    ".5, 0.5",
    "2., 2",
    "1k, 1000",
    "1Ki, 1024",
    "250Mi, 262144000",
    "1M, 1000000",
    "2Gi, 2147483648",
    "1e3, 1000",
    "1E2, 100",
    "5e-1, 0.5",
    "100n, 0.0000001"
  })
  void readsWhatKubernetesReads(String text, BigDecimal amount) {
    assertThat(Quantity.parse(text))
        .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(amount));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10GB", "1 Gi", "1gi", "K", ".", "1e", "half", "1_000"})
  void refusesWhatKubernetesRefuses(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
  }
}
