package io.sluice.deployer.cluster.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorSettingsTest {
  private static final String WATCHED = "kubernetes.operator.watched.namespaces";

  @Test
  void readsFlatKeysAndNestedOnesAlike() {
    assertThat(OperatorSettings.parse(WATCHED + ": a,b\n# note\nother: 5 s\n"))
        .containsEntry(WATCHED, "a,b")
        .containsEntry("other", "5 s");
    assertThat(OperatorSettings.parse("kubernetes:\n  operator:\n    watched.namespaces: a\n"))
        .containsEntry(WATCHED, "a");
  }

  @Test
  void readsWhatItCanOfAFileThatIsNoYaml() {
    assertThat(
            OperatorSettings.parse(
                "first: a\n\"broken\nopts: -D{x: -Dy: z # why\n" + WATCHED + ": a\n"))
        .containsEntry("first", "a")
        .containsEntry(WATCHED, "a")
        .containsEntry("opts", "-D{x: -Dy: z");
  }

  @Test
  void anEmptyFileHasNoOptions() {
    assertThat(OperatorSettings.parse("")).isEmpty();
  }

  @Test
  void withoutAnOptionAllNamespacesAreWatched() {
    assertThat(settings(Map.of(), Map.of()).watchedNamespaces("own")).isEmpty();
  }

  @Test
  void theListIsSplitAtCommasWhateverTheSpaces() {
    assertThat(settings(Map.of(WATCHED, "b , a,"), Map.of()).watchedNamespaces("own"))
        .containsExactly("a", "b");
  }

  @Test
  void theVariableGoesBeforeTheOption() {
    OperatorSettings settings = settings(Map.of(WATCHED, "a"), Map.of("WATCH_NAMESPACES", "b"));

    assertThat(settings.watchedNamespaces("own")).containsExactly("b");
    assertThat(settings.watchedSource()).isEqualTo("WATCH_NAMESPACES");
  }

  @Test
  void theNamesOfTheOperatorFrameworkStandForAllAndForItsOwn() {
    assertThat(settings(Map.of(WATCHED, "JOSDK_ALL_NAMESPACES"), Map.of()).watchedNamespaces("own"))
        .isEmpty();
    assertThat(settings(Map.of(WATCHED, "JOSDK_WATCH_CURRENT"), Map.of()).watchedNamespaces("own"))
        .containsExactly("own");
  }

  @Test
  void electionIsOffUntilItIsSwitchedOn() {
    String key = "kubernetes.operator.leader-election.enabled";

    assertThat(settings(Map.of(), Map.of()).leaderElection()).isFalse();
    assertThat(settings(Map.of(key, "true"), Map.of()).leaderElection()).isTrue();
  }

  private static OperatorSettings settings(
      Map<String, String> options, Map<String, String> environment) {
    return new OperatorSettings(options, environment);
  }
}
