package io.sluice.deployer.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuideRoleTest {
  private static final String LABEL = "app.kubernetes.io/managed-by";

  @ParameterizedTest
  @CsvSource({"SINCE_1_22, role-since-1.22.yaml", "UNTIL_1_21, role-until-1.21.yaml"})
  void isWhatTheGuideHasAndALabelThatSaysWhoMadeIt(GuideRole form, String golden)
      throws IOException {
    assertThat(withoutLabel(form.role("flink"))).isEqualTo(golden(golden));
  }

  @ParameterizedTest
  @EnumSource(GuideRole.class)
  void isBoundToTheUserOfTheGuide(GuideRole form) throws IOException {
    assertThat(withoutLabel(form.binding("flink"))).isEqualTo(golden("binding.yaml"));
  }

  @ParameterizedTest
  @CsvSource({
    "20, UNTIL_1_21",
    "21, UNTIL_1_21",
    "22, SINCE_1_22",
    "29, SINCE_1_22",
    "33, SINCE_1_22"
  })
  void goesWithTheVersionOfTheApiServer(int minor, GuideRole form) {
    assertThat(GuideRole.of(new KubernetesVersion(minor))).isEqualTo(form);
  }

  private static JsonNode withoutLabel(KubernetesResource resource) {
    ObjectNode tree = (ObjectNode) YamlFiles.parse("rendered", resource.yaml()).get(0).root();
    JsonNode labels = ((ObjectNode) tree.get("metadata")).remove("labels");
    assertThat(labels.get(LABEL).asText()).isEqualTo("sluice");
    return tree;
  }

  private static JsonNode golden(String name) throws IOException {
    try (InputStream in = GuideRoleTest.class.getResourceAsStream("/cluster/access/" + name)) {
      return YamlFiles.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .get(0)
          .root();
    }
  }
}
