package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.rest.FlinkRest;
import io.sluice.deployer.rest.FlinkRestException;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScaledEffectTest {
  @RegisterExtension final PlayedFlink flink = new PlayedFlink();

  @Test
  void tooFewSlotsAreNoted() {
    flink.runsWith(8, 128);
    flink.answers("", "{\"vertices\":[{\"name\":\"map\",\"parallelism\":4}]}");

    assertThat(ScaledEffect.of(flink, running(), 8).notes())
        .singleElement()
        .asString()
        .contains("no vertex is more than 4 parallel");
  }

  @Test
  void aJobManagerThatDoesNotAnswerIsNoted() {
    assertThat(ScaledEffect.of(new Silent(), running(), 8).notes())
        .singleElement()
        .asString()
        .contains("could not be verified: nobody listens");
  }

  @Test
  void aJobThatDoesNotRunIsNotAsked() {
    LiveResource suspended =
        new LiveResource(
            new Tree(
                Serialization.unmarshal("---\n{status: {lifecycleState: SUSPENDED}}", Map.class)));

    assertThat(ScaledEffect.of(new Silent(), suspended, 8).notes()).isEmpty();
  }

  private static LiveResource running() {
    return new LiveResource(
        new Tree(
            Serialization.unmarshal(
                "---\n{status: {lifecycleState: STABLE, jobStatus: {state: RUNNING}}}",
                Map.class)));
  }

  private static final class Silent implements RunningFlink {
    @Override
    public <T> T ask(LiveResource live, BiFunction<FlinkRest, String, T> question) {
      throw new FlinkRestException("nobody listens");
    }
  }
}
