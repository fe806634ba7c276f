package io.sluice.deployer.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogPlaceTest {
  private static final LogPlace MINE = new LogPlace("/flink/dev", "web");

  @Test
  void onlyStreamsThatEmrNamesAreHeld() {
    assertThat(MINE.holds("web/web-1a2b-x/STDOUT")).isTrue();
    assertThat(MINE.holds("web/web-taskmanager-1-1/STDERR")).isTrue();
    assertThat(MINE.holds("web-sessions/pod/STDOUT")).isFalse();
    assertThat(MINE.holds("web/other")).isFalse();
    assertThat(new LogPlace("/flink/dev", "").holds("pod/STDOUT")).isTrue();
  }

  @Test
  void theSamePrefixOrOneWithinItIsShared() {
    assertThat(MINE.overlaps(new LogPlace("/flink/dev", "web"))).isTrue();
    assertThat(MINE.overlaps(new LogPlace("/flink/dev", "web/inner"))).isTrue();
    assertThat(MINE.overlaps(new LogPlace("/flink/dev", ""))).isTrue();
    assertThat(MINE.overlaps(new LogPlace("/flink/dev", "web-sessions"))).isFalse();
    assertThat(MINE.overlaps(new LogPlace("/flink/prod", "web"))).isFalse();
  }
}
