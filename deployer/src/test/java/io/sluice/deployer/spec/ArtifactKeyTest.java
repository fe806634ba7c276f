package io.sluice.deployer.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArtifactKeyTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void theFileKeepsItsNameBelowItsDigest() {
    ArtifactKey key = new ArtifactKey("jobs/deep/jobs.jar", DIGEST);

    assertThat(key.key()).isEqualTo("jobs/deep/" + DIGEST + "/jobs.jar");
    assertThat(ArtifactKey.in(key.key())).contains(key);
  }

  @Test
  void anArtifactNeedsNoFolder() {
    ArtifactKey key = new ArtifactKey("jobs.jar", DIGEST);

    assertThat(ArtifactKey.in(DIGEST + "/jobs.jar")).contains(key);
  }

  @Test
  void whatLiesUnderNoDigestIsNone() {
    assertThat(ArtifactKey.in("jobs/jobs.jar")).isEmpty();
    assertThat(ArtifactKey.in("jobs/" + DIGEST.substring(1) + "/jobs.jar")).isEmpty();
    assertThat(ArtifactKey.in("jobs/" + DIGEST + "/deeper/jobs.jar")).isEmpty();
  }

  @Test
  void digestsAreFoundWhereverTheyStand() {
    assertThat(ArtifactKey.digestsIn("jarURI: s3://b/jobs/" + DIGEST + "/jobs.jar\n{\"a\":1}"))
        .containsExactly(DIGEST);
  }

  @Test
  void namesAndDigestsAreChecked() {
    assertThatThrownBy(() -> new ArtifactKey("/jobs.jar", DIGEST))
        .isInstanceOf(MalformedValueException.class);
    assertThatThrownBy(() -> new ArtifactKey("jobs.jar", "abc"))
        .isInstanceOf(MalformedValueException.class);
  }
}
