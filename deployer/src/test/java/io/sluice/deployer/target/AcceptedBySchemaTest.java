package io.sluice.deployer.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptedBySchemaTest {
  private static final List<String> FOLDERS = List.of("apache");
  private static final Map<String, CrdSchema> SCHEMAS = new ConcurrentHashMap<>();

  @ParameterizedTest
  @MethodSource("goldens")
  void theOperatorsCrdHasEveryFieldThatIsRendered(Golden golden) {
    assertThat(golden.forOperator())
        .isNotEmpty()
        .allSatisfy(document -> assertThat(schemaFor(document).refusals(document)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("io.sluice.deployer.target.Golden#manifestsOfLab")
  void theOperatorsCrdHasEveryFieldOfTheLabsManifests(Path file) {
    assertThat(Golden.forOperator(file))
        .isNotEmpty()
        .allSatisfy(document -> assertThat(schemaFor(document).refusals(document)).isEmpty());
  }

  @Test
  void aFieldThatOnlyEmrHasIsRefused() {
    JsonNode document = anyDeployment();
    ((ObjectNode) document.get("spec")).put("emrReleaseLabel", "emr-7.13.0-flink-latest");

    assertThat(schemaFor(document).refusals(document))
        .singleElement()
        .asString()
        .contains("emrReleaseLabel");
  }

  @Test
  void aFlinkLineThatTheOperatorDoesNotKnowIsRefused() {
    JsonNode document = anyDeployment();
    ((ObjectNode) document.get("spec")).put("flinkVersion", "v1_20");

    assertThat(CrdSchema.of("operator-1.7", "FlinkDeployment").refusals(document))
        .singleElement()
        .asString()
        .contains("flinkVersion");
  }

  @Test
  void aTextWhereANumberBelongsIsRefused() {
    JsonNode document = anyDeployment();
    ((ObjectNode) document.at("/spec/jobManager")).put("replicas", "two");

    assertThat(schemaFor(document).refusals(document))
        .singleElement()
        .asString()
        .contains("replicas");
  }

  private static JsonNode anyDeployment() {
    return new Golden("apache", "high-availability-off.yaml").forOperator().get(0);
  }

  /** Operator 1.7's, unless the Flink line is one that only later ones know. */
  private static CrdSchema schemaFor(JsonNode document) {
    boolean later = document.at("/spec/flinkVersion").asText().equals("v1_20");
    String operator = later ? "operator-1.10" : "operator-1.7";
    String kind = document.path("kind").asText();
    return SCHEMAS.computeIfAbsent(operator + kind, key -> CrdSchema.of(operator, kind));
  }

  static Stream<Golden> goldens() {
    return FOLDERS.stream().flatMap(Golden::in);
  }
}
