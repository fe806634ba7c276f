package io.sluice.deployer.aws.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.aws.AwsException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesPlanTest {
  @Test
  void aClusterThatKnowsOnlyAwsAuthNeedsAnotherMode() {
    EntriesPlan plan = plan("1.23", "ACTIVE", AuthenticationMode.CONFIG_MAP, null);

    assertThat(plan.newMode()).isEqualTo(AuthenticationMode.API_AND_CONFIG_MAP);
    assertThatCode(plan::requireNoObstacle).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(names = {"API", "API_AND_CONFIG_MAP"})
  void anyOtherModeStays(AuthenticationMode mode) {
    assertThat(plan("1.30", "ACTIVE", mode, null).changed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.22", "1.9"})
  void anOldClusterHasNoEntries(String version) {
    assertThatThrownBy(
            () -> plan(version, "ACTIVE", AuthenticationMode.CONFIG_MAP, null).requireNoObstacle())
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("Kubernetes " + version)
        .hasMessageContaining("from 1.23")
        .extracting(refused -> ((AwsException) refused).fix())
        .asString()
        .contains("--method aws-auth");
  }

  @Test
  void aClusterThatIsBeingUpdatedTakesNoChange() {
    assertThatThrownBy(
            () -> plan("1.30", "UPDATING", AuthenticationMode.CONFIG_MAP, null).requireNoObstacle())
        .hasMessageContaining("lake is UPDATING")
        .extracting(refused -> ((AwsException) refused).fix())
        .asString()
        .contains("aws eks wait cluster-active --name lake");
    assertThatCode(() -> plan("1.30", "UPDATING", AuthenticationMode.API, null).requireNoObstacle())
        .doesNotThrowAnyException();
  }

  @Test
  void aHundredNamespacesAreTheMost() {
    assertThatThrownBy(
            () ->
                plan("1.30", "ACTIVE", AuthenticationMode.API, entry("n", 100)).requireNoObstacle())
        .hasMessageContaining("has 100 namespaces");
    assertThatCode(
            () ->
                plan("1.30", "ACTIVE", AuthenticationMode.API, entry("n", 99)).requireNoObstacle())
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                plan("1.30", "ACTIVE", AuthenticationMode.API, entry("flink", 100))
                    .requireNoObstacle())
        .doesNotThrowAnyException();
  }

  @Test
  void whoWritesTheEntryIsSaid() {
    assertThat(plan("1.30", "ACTIVE", AuthenticationMode.API, null).notes())
        .anyMatch(note -> note.contains("EKS lets nobody else write an entry"))
        .anyMatch(note -> note.contains("authentication mode is API"));
    assertThat(
            plan("1.30", "ACTIVE", AuthenticationMode.API_AND_CONFIG_MAP, entry("flink", 1))
                .notes())
        .containsExactly("EMR's access entry covers namespace flink");
  }

  private static AccessEntry entry(String first, int namespaces) {
    return new AccessEntry(
        "u",
        List.of(),
        List.of(
            new AssociatedPolicy(
                "x/AmazonEMRJobPolicy",
                "namespace",
                IntStream.range(0, namespaces)
                    .mapToObj(one -> one == 0 ? first : "other-" + one)
                    .toList())));
  }

  private static EntriesPlan plan(
      String version, String status, AuthenticationMode mode, @Nullable AccessEntry entry) {
    return EntriesPlan.of(new EksState("lake", version, status, mode, entry), "flink");
  }
}
