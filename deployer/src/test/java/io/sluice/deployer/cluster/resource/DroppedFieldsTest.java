package io.sluice.deployer.cluster.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.live.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DroppedFieldsTest {
  @Test
  void nothingIsDroppedWhereAllIsKept() {
    assertThat(dropped("a: {b: 1, c: [{d: 2}]}", "a: {b: 5, c: [{d: 2, e: 3}]}, f: 1")).isEmpty();
  }

  @Test
  void theHighestFieldIsNamed() {
    assertThat(dropped("a: {b: {c: 1, d: 2}, e: 3}", "a: {e: 3}")).containsExactly("a.b");
  }

  @Test
  void fieldsInListsAreFound() {
    assertThat(dropped("a: [{b: 1}, {b: 1, c: 2}]", "a: [{b: 1}, {b: 1}]"))
        .containsExactly("a[1].c");
  }

  @Test
  void whatIsEmptyMayGo() {
    assertThat(dropped("a: {}, b: [], c: null", "d: 1")).isEmpty();
  }

  @Test
  void whatIsOnlyEverWrittenMayGo() {
    assertThat(dropped("stringData: {a: b}", "data: {a: Yg==}")).isEmpty();
  }

  @Test
  void aListThatOthersHaveAddedToIsKept() {
    assertThat(dropped("a: [x]", "a: [x, y]")).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static List<String> dropped(String sent, String kept) {
    return DroppedFields.of(
        (Map<String, Object>) tree("{" + sent + "}"), new Tree(tree("{" + kept + "}")));
  }

  private static Object tree(String yaml) {
    return Serialization.unmarshal("---\n" + yaml, Map.class);
  }
}
