package io.sluice.deployer.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.yaml.FieldPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeDiffTest {
  @Test
  void equalTreesDoNotDiffer() {
    assertThat(diff("a: {b: 1, c: [x, y]}", "a: {c: [x, y], b: 1}")).isEmpty();
  }

  @Test
  void numbersThatAreEqualDoNotDiffer() {
    assertThat(diff("a: 1", "a: 1.0")).isEmpty();
    assertThat(diff("a: [1, {b: 2}]", "a: [1.0, {b: 2.0}]")).isEmpty();
  }

  @Test
  void textIsNoNumber() {
    assertThat(diff("a: 1", "a: '1'")).extracting("path").hasToString("[a]");
  }

  @Test
  void namesWhatIsAddedRemovedAndChangedByItsLowestField() {
    assertThat(diff("a: {b: 1, c: 2}", "a: {b: 3, d: {e: 4}}"))
        .extracting(change -> change.path().toString(), FieldChange::before, FieldChange::after)
        .containsExactly(tuple("a.b", 1, 3), tuple("a.c", 2, null), tuple("a.d.e", null, 4));
  }

  @Test
  void optionsKeepTheirDots() {
    assertThat(diff("a: {x.y: '1'}", "a: {x.y: '2'}"))
        .extracting(change -> change.path().toString())
        .containsExactly("a[x.y]");
  }

  @Test
  void elementsThatHaveNamesAreComparedByThem() {
    assertThat(
            diff(
                "c: [{name: a, image: 1}, {name: b}]",
                "c: [{name: a, image: 2}, {name: b}, {name: d, image: 3}]"))
        .extracting(change -> change.path().toString())
        .containsExactly("c[name=a].image", "c[name=d].name", "c[name=d].image");
  }

  @Test
  void theOrderOfNamedElementsCounts() {
    assertThat(diff("c: [{name: a}, {name: b}]", "c: [{name: b}, {name: a}]"))
        .extracting(FieldChange::before, FieldChange::after)
        .containsExactly(tuple(List.of("a", "b"), List.of("b", "a")));
  }

  @Test
  void otherListsAreComparedAsAWhole() {
    assertThat(diff("c: [a, b]", "c: [a, d]"))
        .extracting(FieldChange::before, FieldChange::after)
        .containsExactly(tuple(List.of("a", "b"), List.of("a", "d")));
    assertThat(diff("c: [{name: a, v: 1}, {name: a, v: 2}]", "c: [{name: a, v: 1}]")).hasSize(1);
  }

  @Test
  void anEmptyBlockIsNotNothing() {
    assertThat(diff("a: {}", "b: 1"))
        .extracting(change -> change.path().toString())
        .containsExactly("a", "b");
  }

  @Test
  void aBlockThatBecomesAValueIsOneChange() {
    assertThat(diff("a: {b: 1}", "a: 2"))
        .extracting(FieldChange::before, FieldChange::after)
        .containsExactly(tuple(Map.of("b", 1), 2));
  }

  private static List<FieldChange> diff(String before, String after) {
    return TreeDiff.of(FieldPath.ROOT, tree(before), tree(after));
  }

  private static Object tree(String yaml) {
    return Serialization.unmarshal("---\n" + yaml, Map.class);
  }
}
