package io.sluice.deployer.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptedByOperatorTest {
  private static final List<String> FOLDERS = List.of("apache");
  private static OperatorValidator validator;

  @BeforeAll
  static void load() throws ReflectiveOperationException {
    validator = new OperatorValidator();
  }

  @AfterAll
  static void unload() throws IOException {
    validator.close();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void theOperatorsOwnValidatorAcceptsWhatIsRendered(Golden golden)
      throws ReflectiveOperationException {
    for (JsonNode document : golden.forOperator()) {
      assertThat(refusal(document)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.sluice.deployer.target.Golden#manifestsOfLab")
  void theOperatorsOwnValidatorAcceptsTheLabsManifests(Path file)
      throws ReflectiveOperationException {
    for (JsonNode document : Golden.forOperator(file)) {
      assertThat(refusal(document)).isEmpty();
    }
  }

  @Test
  void standbysWithoutHighAvailabilityAreRefused() throws ReflectiveOperationException {
    JsonNode document = new Golden("apache", "high-availability-off.yaml").forOperator().get(0);
    ((ObjectNode) document.at("/spec/jobManager")).put("replicas", 2);

    assertThat(refusal(document).map(Object::toString).orElse(""))
        .contains("High availability should be enabled");
  }

  @Test
  void aSessionJobWithLastStateIsRefused() throws ReflectiveOperationException {
    JsonNode document = new Golden("apache", "session-job.yaml").forOperator().get(0);
    ((ObjectNode) document.at("/spec/job")).put("upgradeMode", "last-state");

    assertThat(refusal(document).map(Object::toString).orElse(""))
        .contains("LAST_STATE upgrade mode");
  }

  private static Optional<?> refusal(JsonNode document) throws ReflectiveOperationException {
    return document.path("kind").asText().equals("FlinkSessionJob")
        ? validator.refusalOfSessionJob(document)
        : validator.refusalOfDeployment(onKnownLine(document));
  }

  /** Operator 1.7 cannot even read the name of a line that came after it. */
  private static JsonNode onKnownLine(JsonNode document) {
    ObjectNode known = document.deepCopy();
    if (known.at("/spec/flinkVersion").asText().equals("v1_20")) {
      ((ObjectNode) known.get("spec")).put("flinkVersion", "v1_19");
    }
    return known;
  }

  static Stream<Golden> goldens() {
    return FOLDERS.stream().flatMap(Golden::in);
  }
}
