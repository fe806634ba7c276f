package io.sluice.deployer.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {
  private static final String FOREIGN =
      """
      {"Id":"mine","Statement":[{"Effect":"Deny","Sid":"Z","Whatever":{"b":1,"a":[2]}},\
      {"Sid":"A","Effect":"Allow"}],"Version":"2008-10-17","Later":true}""";

  @Test
  void keepsWhatAChangeDoesNotConcern() {
    PolicyDocument added = PolicyDocument.parse(FOREIGN).with(statement("Ours"));

    assertThat(added.json())
        .isEqualTo(
            FOREIGN.replace(
                "\"Effect\":\"Allow\"}]",
                "\"Effect\":\"Allow\"},{\"Sid\":\"Ours\",\"Effect\":\"Allow\"}]"));
    assertThat(added.without("Ours"::equals).json()).isEqualTo(FOREIGN);
  }

  @Test
  void replacesTheStatementOfTheSameSidWhereItStands() {
    ObjectNode changed = statement("Z").put("Changed", true);

    assertThat(PolicyDocument.parse(FOREIGN).with(changed).statements())
        .extracting(one -> one.path("Sid").asText())
        .containsExactly("Z", "A");
    assertThat(PolicyDocument.parse(FOREIGN).with(changed).json()).contains("\"Changed\":true");
  }

  @Test
  void takesASingleStatementWithoutAList() {
    PolicyDocument one =
        PolicyDocument.parse("{\"Statement\":{\"Sid\":\"A\"}}").with(statement("B"));

    assertThat(one.json())
        .isEqualTo("{\"Statement\":[{\"Sid\":\"A\"},{\"Sid\":\"B\",\"Effect\":\"Allow\"}]}");
  }

  @Test
  void takesAPolicyThatHasNoStatementYet() {
    assertThat(PolicyDocument.parse("{\"Version\":\"2012-10-17\"}").with(statement("B")).json())
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"B\",\"Effect\":\"Allow\"}]}");
  }

  @Test
  void isAsLongAsIamCountsWithoutWhiteSpace() {
    PolicyDocument spaced = PolicyDocument.parse("{ \"Version\" :\n \"2012-10-17\" }");

    assertThat(spaced.length()).isEqualTo("{\"Version\":\"2012-10-17\"}".length());
  }

  @Test
  void saysTheSameInAnyOrder() {
    PolicyDocument one = PolicyDocument.empty().with(statement("A")).with(statement("B"));
    PolicyDocument other = PolicyDocument.empty().with(statement("B")).with(statement("A"));

    assertThat(one).isNotEqualTo(other);
    assertThat(one.saysTheSameAs(other)).isTrue();
    assertThat(one.saysTheSameAs(other.without("A"::equals))).isFalse();
  }

  @Test
  void refusesWhatIsNoPolicy() {
    assertThatThrownBy(() -> PolicyDocument.parse("{nope"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the policy is no JSON");
    assertThatThrownBy(() -> PolicyDocument.parse("[]")).hasMessage("the policy is no JSON object");
  }

  private static ObjectNode statement(String sid) {
    return JsonNodeFactory.instance.objectNode().put("Sid", sid).put("Effect", "Allow");
  }
}
