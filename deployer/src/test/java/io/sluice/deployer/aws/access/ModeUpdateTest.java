package io.sluice.deployer.aws.access;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.WiredAws;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModeUpdateTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @RegisterExtension final WiredAws wire = new WiredAws();
  private ModeUpdate update;
  private PlayedEks eks;

  @BeforeEach
  void connect() {
    update = new ModeUpdate(wire.aws(), "lake", Duration.ofMillis(1));
    eks = new PlayedEks(wire);
  }

  @Test
  void asksForTheModeAndWaitsUntilItIsThere() throws InterruptedException {
    eks.updating("InProgress", "InProgress", "Successful");

    update.await(update.start(AuthenticationMode.API_AND_CONFIG_MAP), PATIENCE);

    wire.server()
        .verify(
            1,
            postRequestedFor(urlPathEqualTo("/clusters/lake/update-config"))
                .withRequestBody(
                    matchingJsonPath(
                        "$.accessConfig",
                        equalToJson("{\"authenticationMode\": \"API_AND_CONFIG_MAP\"}"))));
    wire.server().verify(3, getRequestedFor(urlPathEqualTo("/clusters/lake/updates/u-1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failed", "Cancelled"})
  void saysHowItEndedIfItDidNotSucceed(String state) {
    eks.updating("InProgress", state);
    String id = update.start(AuthenticationMode.API_AND_CONFIG_MAP);

    assertThatThrownBy(() -> update.await(id, PATIENCE))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("the update is " + state)
        .hasMessageContaining(state.equals("Failed") ? "AccessDenied: not now" : state)
        .extracting(failed -> ((AwsException) failed).fix())
        .asString()
        .contains("--update-id u-1");
  }

  @Test
  void givesUpWaitingInTime() {
    eks.updating("InProgress");
    String id = update.start(AuthenticationMode.API_AND_CONFIG_MAP);

    assertThatThrownBy(() -> update.await(id, Duration.ZERO))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("still being updated");
  }

  @Test
  void endsAtOnceWhenItIsInterrupted() throws InterruptedException {
    eks.updating("InProgress");
    ModeUpdate slow = new ModeUpdate(wire.aws(), "lake", Duration.ofMinutes(5));
    String id = slow.start(AuthenticationMode.API_AND_CONFIG_MAP);
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread waiting =
        new Thread(() -> ended.complete(catchThrowable(() -> slow.await(id, PATIENCE))));
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

    waiting.interrupt();

    assertThat(ended).succeedsWithin(PATIENCE).isInstanceOf(InterruptedException.class);
  }

  @Test
  void waitsForNobodyElsesUpdate() {
    eks.refusing(
        409,
        "ResourceInUseException",
        "Cannot UpdateClusterConfig because cluster lake currently has an update in progress");

    assertThatThrownBy(() -> update.start(AuthenticationMode.API_AND_CONFIG_MAP))
        .isInstanceOf(AwsException.class)
        .hasMessage("EKS cluster lake is being updated already")
        .extracting(refused -> ((AwsException) refused).fix())
        .asString()
        .startsWith("wait until it is ACTIVE");
  }

  @Test
  void tellsWhatEksHasAgainstIt() {
    eks.refusing(
        400,
        "InvalidParameterException",
        "Unsupported authentication mode update from API to API_AND_CONFIG_MAP");

    assertThatThrownBy(() -> update.start(AuthenticationMode.API_AND_CONFIG_MAP))
        .hasMessage(
            "change the authentication mode of EKS cluster lake: InvalidParameterException:"
                + " Unsupported authentication mode update from API to API_AND_CONFIG_MAP");
  }
}
