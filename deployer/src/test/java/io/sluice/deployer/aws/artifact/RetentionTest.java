package io.sluice.deployer.aws.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.ArtifactKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Artifact NEWEST = artifact("jobs/jobs.jar", "c", 3);
  private static final Artifact MIDDLE = artifact("jobs/jobs.jar", "b", 2);
  private static final Artifact OLDEST = artifact("jobs/jobs.jar", "a", 1);
  private static final Artifact SCRIPT = artifact("scripts/pyflink.py", "d", 0);
  private static final List<Artifact> ALL = List.of(NEWEST, MIDDLE, OLDEST, SCRIPT);

  @Test
  void theNewestOfEachNameStay() {
    assertThat(Retention.expired(ALL, 1, Set.of())).containsExactly(MIDDLE, OLDEST);
    assertThat(Retention.expired(ALL, 3, Set.of())).isEmpty();
  }

  @Test
  void whatIsReferredToStaysHoweverOldItIs() {
    assertThat(Retention.expired(ALL, 0, Set.of(OLDEST.key().digest(), SCRIPT.key().digest())))
        .containsExactly(NEWEST, MIDDLE);
  }

  private static Artifact artifact(String name, String digit, long uploaded) {
    return new Artifact(
        new ArtifactKey(name, digit.repeat(64)), 1, Instant.ofEpochSecond(uploaded));
  }
}
