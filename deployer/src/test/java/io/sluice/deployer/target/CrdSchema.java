package io.sluice.deployer.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.sluice.deployer.options.FlinkJars;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * The schema of one of the operator's custom resources, made strict: an unknown field is an error,
 * where an API server only drops it.
 */
public final class CrdSchema {
  private static final Map<String, String> FILES =
      Map.of(
          "FlinkDeployment", "flinkdeployments",
          "FlinkSessionJob", "flinksessionjobs");

  private final JsonSchema schema;

  private CrdSchema(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * Reads the CRD in the operator's own jar.
   *
   * @param operator the folder of the operator's jars, {@code operator-1.7}
   */
  public static CrdSchema of(String operator, String kind) {
    Path jar =
        FlinkJars.in(operator).stream()
            .filter(file -> file.getFileName().toString().contains("-operator-api-"))
            .findFirst()
            .orElseThrow();
    String file = "META-INF/fabric8/" + FILES.get(kind) + ".flink.apache.org-v1.yml";
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      byte[] bytes = zip.getInputStream(zip.getEntry(file)).readAllBytes();
      JsonNode crd = YamlFiles.parse(file, new String(bytes, StandardCharsets.UTF_8)).get(0).root();
      JsonNode schema = crd.at("/spec/versions/0/schema/openAPIV3Schema").deepCopy();
      ((ObjectNode) schema.get("properties")).putObject("apiVersion").put("type", "string");
      ((ObjectNode) schema.get("properties")).putObject("kind").put("type", "string");
      ((ObjectNode) schema.get("properties"))
          .putObject("metadata")
          .put("x-kubernetes-preserve-unknown-fields", true);
      strict(schema);
      return new CrdSchema(
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What the schema says against a document; nothing if it is accepted. */
  public List<String> refusals(JsonNode document) {
    return schema.validate(document).stream().map(ValidationMessage::getMessage).toList();
  }

  private static void strict(JsonNode node) {
    if (node instanceof ArrayNode) {
      node.forEach(CrdSchema::strict);
    }
    if (!(node instanceof ObjectNode schema)) {
      return;
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      schema.remove("type");
      schema.putArray("type").add("integer").add("string");
    } else if (schema.path("properties").isObject()
        && !schema.has("additionalProperties")
        && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      schema.put("additionalProperties", false);
    }
    List<JsonNode> parts = new ArrayList<>();
    schema.path("properties").forEach(parts::add);
    parts.add(schema.path("items"));
    parts.add(schema.path("additionalProperties"));
    parts.forEach(CrdSchema::strict);
  }
}
