package io.sluice.deployer.cluster.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.live.ResourceName;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowerFaultsTest {
  private static final ResourceName NAME = new ResourceName("FlinkDeployment", "test", "example");

  private static final String TOO_OLD =
      "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\","
          + "\"status\":\"Failure\",\"reason\":\"Expired\",\"code\":410,"
          + "\"message\":\"too old resource version: 1 (9)\"}}";

  private FaultyApi api;
  private Cluster cluster;

  @BeforeEach
  void begins() throws IOException {
    api = new FaultyApi(FaultyApi.DEPLOYED);
    cluster = api.cluster();
  }

  @AfterEach
  void ends() {
    cluster.close();
    api.close();
  }

  @Test
  void aWatchThatSaysNothingIsCheckedBeforeTimeIsUp() throws Exception {
    Following following = follow(Duration.ofSeconds(3));
    await().until(() -> !following.heard.changes.isEmpty());
    await().until(() -> api.lists.get() == 1);
    api.states.clear();
    api.states.add(FaultyApi.STABLE);

    Outcome outcome = following.outcome();

    assertThat(outcome.result()).isEqualTo(Outcome.Result.REACHED);
    assertThat(outcome.took()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aVersionThatIsTooOldIsListedAnew() throws Exception {
    api.watchTells(TOO_OLD, FaultyApi.STABLE);

    assertThat(follow(Following.LONG).outcome().isReached()).isTrue();
    assertThat(api.lists).hasValue(2);
  }

  @Test
  void aWatchThatIsClosedIsOpenedAgain() throws Exception {
    api.watchTells(modified(FaultyApi.DEPLOYED), FaultyApi.DEPLOYED);
    api.watchTells(modified(FaultyApi.STABLE), FaultyApi.DEPLOYED);

    assertThat(follow(Following.LONG).outcome().isReached()).isTrue();
    assertThat(api.lists).hasValue(1);
  }

  @Test
  void whoMayNotSeePodsAndEventsIsToldSoAndFollowsTheResourceAlone() throws Exception {
    api.podsAnswer = 403;
    Following following = follow(Following.LONG);
    await().until(() -> following.heard.troubles.size() == 2);

    assertThat(following.heard.troubles)
        .extracting(Trouble::what)
        .containsExactlyInAnyOrder(
            "you may not watch pods in test, so what they tell is not shown",
            "you may not watch events in test, so what they tell is not shown");
  }

  @Test
  void anApiServerThatIsBusyForAMomentIsAskedAgain() throws Exception {
    api.states.clear();
    api.states.add(FaultyApi.STABLE);
    api.failures.set(2);

    assertThat(follow(Following.LONG).outcome().isReached()).isTrue();
  }

  @Test
  void whatCannotBeReadAtAllIsRefusedInWords() {
    ResourceName other = new ResourceName("FlinkDeployment", "closed", "example");
    api.close();

    assertThatThrownBy(
            () ->
                new Follower(cluster, FollowListener.NONE)
                    .follow(other, Goals.stable(1), Duration.ofSeconds(5)))
        .isInstanceOf(ClusterException.class)
        .hasMessageStartingWith("read FlinkDeployment/example in closed: ");
  }

  private Following follow(Duration timeout) {
    return new Following(cluster, NAME, Goals.stable(1), timeout);
  }

  private static String modified(String resource) {
    return "{\"type\":\"MODIFIED\",\"object\":" + resource + "}";
  }
}
