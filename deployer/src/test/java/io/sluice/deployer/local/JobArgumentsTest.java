package io.sluice.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.local.error.UnusableJobException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobArgumentsTest {
  @Test
  void endEachWithANulSoThatLinesAndEmptyOnesAreKept() {
    assertThat(JobArguments.text(List.of("a b", "", "c\nd"))).isEqualTo("a b\0\0c\nd\0");
    assertThat(JobArguments.text(List.of())).isEmpty();
  }

  @Test
  void holdNoNulThemselves() {
    assertThatThrownBy(() -> JobArguments.text(List.of("a\0b")))
        .isInstanceOf(UnusableJobException.class)
        .hasMessageContaining("job.args 'a?b' holds a NUL");
  }
}
