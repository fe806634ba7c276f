package io.sluice.deployer.cluster.trouble;

import static io.sluice.deployer.cluster.trouble.TestPods.THEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateTroublesTest {
  private final Map<String, Object> metadata =
      new HashMap<>(
          Map.of(
              "name",
              "web",
              "namespace",
              "team",
              "generation",
              1,
              "creationTimestamp",
              THEN.toString()));
  private final Map<String, Object> status = new HashMap<>();

  private LiveResource live() {
    return new LiveResource(
        new Tree(Map.of("kind", "FlinkDeployment", "metadata", metadata, "status", status)));
  }

  @Test
  void anOperatorThatSaysNothingIsTroubleAfterHalfAMinute() {
    assertThat(StateTroubles.of(live(), THEN.plusSeconds(30))).isEmpty();

    List<Trouble> late = StateTroubles.of(live(), THEN.plusSeconds(31));

    assertThat(late).extracting(Trouble::cause).containsExactly("operator-silent");
    assertThat(late.get(0).fix()).contains("watches namespace team");
  }

  @Test
  void anOperatorThatSaysThatItFailedIsNotSilent() {
    status.put("error", "boom");
    assertThat(StateTroubles.of(live(), THEN.plusSeconds(31))).isEmpty();
  }

  @Test
  void aDeletionThatTakesMoreThanTwoMinutesIsStuckAndNamesTheFinalizer() {
    status.put("error", "boom");
    metadata.put("deletionTimestamp", THEN.toString());
    metadata.put("finalizers", List.of("flinkdeployments.flink.apache.org/finalizer"));
    assertThat(StateTroubles.of(live(), THEN.plusSeconds(120))).isEmpty();

    List<Trouble> late = StateTroubles.of(live(), THEN.plusSeconds(121));

    assertThat(late).extracting(Trouble::cause).containsExactly("stuck-deletion");
    assertThat(late.get(0).what()).contains("flinkdeployments.flink.apache.org/finalizer");
    assertThat(late.get(0).fix()).contains("sluice delete web --force web");
  }
}
