package io.sluice.deployer.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.target.KubernetesResource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static final KubernetesResource ROLE = GuideRole.SINCE_1_22.role("flink");
  private static final KubernetesResource BINDING = GuideRole.SINCE_1_22.binding("flink");

  @Test
  void doesNotMindTheOrderOfRulesAndVerbs() {
    Tree live =
        live(
            ROLE.yaml()
                .replace(
                    "      - create\n      - patch\n      - delete\n      - watch\n",
                    "      - watch\n      - delete\n      - patch\n      - create\n"));

    assertThat(Likeness.difference(ROLE, live)).isEmpty();
  }

  @Test
  void mindsAVerbMoreAndAVerbLess() {
    assertThat(
            Likeness.difference(ROLE, live(ROLE.yaml().replace("      - deletecollection\n", ""))))
        .hasValue("its rules are not the guide's");
    assertThat(
            Likeness.difference(
                ROLE, live(ROLE.yaml().replace("      - watch\n", "      - watch\n      - get\n"))))
        .isPresent();
  }

  @Test
  void mindsARuleThatIsOnlyForSomeNames() {
    Tree live =
        live(
            ROLE.yaml()
                .replaceFirst(
                    "(?s)(      - namespaces\n    verbs:\n      - get\n)",
                    "$1    resourceNames:\n      - flink\n"));

    assertThat(Likeness.difference(ROLE, live)).isPresent();
  }

  @Test
  void mindsToWhomARoleIsBoundAndWhichRole() {
    assertThat(
            Likeness.difference(BINDING, live(BINDING.yaml().replace("kind: User", "kind: Group"))))
        .hasValue("it is not for the user emr-containers");
    assertThat(
            Likeness.difference(
                BINDING, live(BINDING.yaml().replace("kind: Role\n", "kind: ClusterRole\n"))))
        .hasValue("it binds ClusterRole/emr-containers");
    assertThat(Likeness.difference(BINDING, live(BINDING.yaml()))).isEmpty();
  }

  @Test
  void showsNothingThatTheServerKeepsBesideIt() {
    String shown =
        Likeness.yaml(
            live(
                BINDING
                    .yaml()
                    .replace("metadata:\n", "metadata:\n  uid: u\n  resourceVersion: \"1\"\n")));

    assertThat(shown).isEqualTo(BINDING.yaml());
  }

  private static Tree live(String yaml) {
    return new Tree(Serialization.unmarshal(yaml, Map.class));
  }
}
