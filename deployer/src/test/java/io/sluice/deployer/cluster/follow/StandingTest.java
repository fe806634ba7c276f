package io.sluice.deployer.cluster.follow;

import static io.sluice.deployer.cluster.trouble.TestPods.THEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {
  private static final long GRACE = Standing.GRACE.toSeconds();

  private final Standing standing = new Standing(Standing.GRACE);

  private static Trouble trouble(String where, String cause) {
    return new Trouble(where, "what", "fix", Gravity.LASTING, cause, THEN);
  }

  private boolean isFatal(long second, Trouble... troubles) {
    return standing.judged(List.of(troubles), THEN.plusSeconds(second)).anyMatch(Trouble::isFatal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"service-account", "image-missing", "image-auth", "image-never"})
  void whatDoesNotPassByItselfIsFatalWhenItHasStoodForHalfAMinute(String cause) {
    Trouble trouble = trouble("Pod/a", cause);

    assertThat(isFatal(0, trouble)).isFalse();
    assertThat(isFatal(GRACE - 1, trouble)).isFalse();
    assertThat(isFatal(GRACE, trouble)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"image-network", "image-limit", "image-pull", "quota", "config-missing", ""})
  void whatMayPassIsWaitedForHoweverLong(String cause) {
    Trouble trouble = trouble("Pod/a", cause);

    assertThat(isFatal(0, trouble)).isFalse();
    assertThat(isFatal(3600, trouble)).isFalse();
  }

  @Test
  void whatWasMendedMeanwhileBeginsAnew() {
    Trouble trouble = trouble("Pod/a", "image-missing");
    isFatal(0, trouble);
    isFatal(10);

    assertThat(isFatal(GRACE, trouble)).isFalse();
    assertThat(isFatal(GRACE * 2, trouble)).isTrue();
  }

  @Test
  void betweenTwoAttemptsAPodDoesNotSayWhyAndItStandsAllTheSame() {
    Trouble missing = trouble("Pod/a", "image-missing");
    isFatal(0, missing);
    isFatal(10, trouble("Pod/a", "image-pull"));

    assertThat(isFatal(GRACE, missing)).isTrue();
  }

  @Test
  void eachObjectHasATimeOfItsOwn() {
    isFatal(0, trouble("Pod/a", "image-missing"));

    assertThat(isFatal(GRACE, trouble("Pod/b", "image-missing"))).isFalse();
  }

  @Test
  void nothingIsLeftOut() {
    Stream<Trouble> judged =
        standing.judged(List.of(trouble("job", "heap"), trouble("Pod/a", "image-auth")), THEN);

    assertThat(judged).extracting(Trouble::where).containsExactly("job", "Pod/a");
  }
}
