package io.sluice.deployer.cluster.explain;

import static io.sluice.deployer.cluster.status.TestDetails.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DigestTest {
  private static final String SAID =
      "Failed: Failed to pull image \"lab/nope:1\": rpc error: code = NotFound desc = failed to pull"
          + " and unpack image \"docker.io/lab/nope:1\": docker.io/lab/nope:1: not found";

  private static Evidence seen(int second, String where, String what, int times) {
    return new Evidence(NOW.plusSeconds(second), where, what, List.of(), times, 1);
  }

  @Test
  void aPullThatFailsIsOneLineWithHowOftenItWasTriedAndInHowManyPods() {
    List<Evidence> evidence =
        Digest.of(
            Stream.of(
                seen(1, "Pod/a", SAID, 3),
                seen(2, "Pod/a", "Failed: Error: ErrImagePull", 3),
                seen(3, "Pod/a", "BackOff: Back-off pulling image \"lab/nope:1\"", 9),
                seen(4, "Pod/a", "Failed: Error: ImagePullBackOff", 7),
                seen(5, "Pod/b", SAID, 2),
                seen(
                    6,
                    "Pod/b",
                    "cannot pull image docker.io/lab/nope:1 (ImagePullBackOff): Back-off",
                    1),
                seen(7, "operator", "Back-off pulling image \"lab/nope:1\"", 1),
                seen(
                    8,
                    "FlinkDeployment/web",
                    "ErrImagePull: rpc error: failed to pull and unpack image"
                        + " \"docker.io/lab/nope:1\": not found",
                    1)));

    assertThat(evidence)
        .containsExactly(new Evidence(NOW.plusSeconds(8), "Pod/b", SAID, List.of(), 5, 2));
  }

  @Test
  void severalImagesAreSeveralLines() {
    assertThat(
            Digest.of(
                Stream.of(
                    seen(1, "Pod/a", "Failed: Failed to pull image \"one:1\": no", 1),
                    seen(2, "Pod/a", "Failed: Failed to pull image \"two:1\": no", 1))))
        .hasSize(2);
  }

  @Test
  void whereNothingSaysWhichImageThatAPullFailsIsKept() {
    assertThat(Digest.of(Stream.of(seen(1, "Pod/a", "Failed: Error: ErrImagePull", 2))))
        .extracting(Evidence::what, Evidence::times)
        .containsExactly(tuple("Failed: Error: ErrImagePull", 2));
  }

  @Test
  void theSameOfTheSameObjectIsOnceAndOfOthersByItself() {
    assertThat(
            Digest.of(
                Stream.of(
                    seen(3, "Pod/a", "Unhealthy: no", 2),
                    seen(1, "Pod/a", "Unhealthy: no", 3),
                    seen(2, "Pod/b", "Unhealthy: no", 1))))
        .extracting(Evidence::where, Evidence::times, Evidence::pods)
        .containsExactly(tuple("Pod/b", 1, 1), tuple("Pod/a", 5, 1));
  }
}
