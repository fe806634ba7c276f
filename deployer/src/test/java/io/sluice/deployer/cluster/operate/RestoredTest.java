package io.sluice.deployer.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.spec.UpgradeMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestoredTest {
  private static final LiveResource LIVE =
      new LiveResource(new Tree(Map.of("metadata", Map.of("name", "example"))));
  private static final ResumePoint SAVEPOINT =
      new ResumePoint(UpgradeMode.SAVEPOINT, "s3p://state/savepoints/1");
  private static final ResumePoint LAST_STATE = new ResumePoint(UpgradeMode.LAST_STATE, null);
  private static final ResumePoint NOTHING = new ResumePoint(UpgradeMode.STATELESS, null);

  @RegisterExtension final PlayedFlink flink = new PlayedFlink();

  @Test
  void theSameSavepointIsAsItShouldBeWithOrWithoutASlash() {
    flink.restoredFrom("s3p://state/savepoints/1/", true);

    Restored restored = Restored.ask(flink, LIVE);

    assertThatCode(() -> restored.require(LIVE, SAVEPOINT)).doesNotThrowAnyException();
    assertThat(restored.words()).isEqualTo(", from savepoint s3p://state/savepoints/1/");
  }

  @Test
  void aJobOfItsLastStateMayComeFromAnyCheckpointButNotFromNone() {
    flink.restoredFrom("s3p://state/checkpoints/x/chk-7", false);
    Restored checkpoint = Restored.ask(flink, LIVE);
    assertThatCode(() -> checkpoint.require(LIVE, LAST_STATE)).doesNotThrowAnyException();
    assertThat(checkpoint.words()).contains("from checkpoint ");

    flink.answers("/checkpoints", "{\"latest\":{}}");
    assertThatThrownBy(() -> Restored.ask(flink, LIVE).require(LIVE, LAST_STATE))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("without state");
  }

  @Test
  void aJobWithoutStateMayBeginAnew() {
    flink.answers("/checkpoints", "{\"latest\":{}}");

    Restored restored = Restored.ask(flink, LIVE);

    assertThatCode(() -> restored.require(LIVE, NOTHING)).doesNotThrowAnyException();
    assertThat(restored.words()).isEqualTo(", begun anew");
  }

  @Test
  void factsHoldWhatIsKnown() {
    flink.restoredFrom("s3p://state/savepoints/1", true);
    Map<String, Object> facts = new LinkedHashMap<>();

    Restored.ask(flink, LIVE).addTo(facts);

    assertThat(facts).containsExactly(Map.entry("restoredFrom", "s3p://state/savepoints/1"));
  }
}
