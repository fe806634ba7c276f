package io.sluice.deployer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.deployer.spec.Malformed;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.ValueReader;
import io.sluice.deployer.text.Spelling;
import io.sluice.deployer.yaml.FieldPath;
import io.sluice.deployer.yaml.Position;
import io.sluice.deployer.yaml.YamlDocument;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads environment files. */
public final class EnvironmentFile {
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private static final Map<String, Class<?>> FIELDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("account", AccountId.class),
              Map.entry("region", Region.class),
              Map.entry("namespace", String.class),
              Map.entry("release", ReleaseLabel.class),
              Map.entry("buckets.state", Bucket.class),
              Map.entry("buckets.artifacts", Bucket.class),
              Map.entry("buckets.data", Bucket.class),
              Map.entry("buckets.logs", Bucket.class),
              Map.entry("roles.job", RoleArn.class),
              Map.entry("roles.operator", RoleArn.class)));

  private final YamlDocument document;
  private final List<String> problems = new ArrayList<>();

  private EnvironmentFile(YamlDocument document) {
    this.document = document;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   * @throws EnvironmentException if anything in it is missing or malformed
   * @throws io.sluice.deployer.yaml.YamlSyntaxException if it is not YAML
   */
  public static Environment read(Path file) throws IOException {
    List<YamlDocument> documents = YamlFiles.read(file);
    if (documents.size() != 1 || !(documents.get(0).root() instanceof ObjectNode)) {
      throw new EnvironmentException(
          List.of(
              file + ": an environment file holds one block of fields; see docs/environments.md"));
    }
    String name = Objects.toString(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    return new EnvironmentFile(documents.get(0)).read(name);
  }

  private Environment read(String name) {
    document
        .duplicates()
        .forEach(twice -> problem(twice, "the field stands twice", "remove one of them"));
    Map<String, Object> values = new TreeMap<>();
    FIELDS.forEach((field, type) -> value(field, type, values));
    unknown(document.root(), FieldPath.ROOT);
    if (problems.isEmpty()) {
      check(values);
    }
    if (!problems.isEmpty()) {
      throw new EnvironmentException(problems);
    }
    return new Environment(
        name,
        (AccountId) get(values, "account"),
        (Region) get(values, "region"),
        (String) get(values, "namespace"),
        (ReleaseLabel) get(values, "release"),
        new Buckets(
            (Bucket) get(values, "buckets.state"),
            (Bucket) get(values, "buckets.artifacts"),
            (Bucket) get(values, "buckets.data"),
            (Bucket) get(values, "buckets.logs")),
        new Roles((RoleArn) get(values, "roles.job"), (RoleArn) get(values, "roles.operator")));
  }

  private static Object get(Map<String, Object> values, String field) {
    return Objects.requireNonNull(values.get(field));
  }

  private void value(String field, Class<?> type, Map<String, Object> values) {
    FieldPath path = FieldPath.of(field.split("\\.", -1));
    JsonNode at = document.root();
    for (String segment : path.segments()) {
      at = at.path(segment);
    }
    if (at.isMissingNode() || at.isNull()) {
      problem(path, "is missing", "add it; see docs/environments.md");
      return;
    }
    if (at.isNumber()) {
      problem(path, at.asText() + " is a number here", "write it in quotes");
      return;
    }
    List<Malformed> malformed = new ArrayList<>();
    Object value = ValueReader.read(at, type, malformed);
    malformed.forEach(one -> problem(path, one.what(), one.fix()));
    if (value != null) {
      values.put(field, value);
    }
  }

  private void check(Map<String, Object> values) {
    String namespace = (String) get(values, "namespace");
    if (!NAMESPACE.matcher(namespace).matches()) {
      problem(
          FieldPath.of("namespace"),
          "'" + namespace + "' is not a Kubernetes namespace",
          "use lower-case letters, digits and hyphens");
    }
    Region region = (Region) get(values, "region");
    for (String field : List.of("roles.job", "roles.operator")) {
      RoleArn role = (RoleArn) get(values, field);
      FieldPath path = FieldPath.of(field.split("\\.", -1));
      if (!role.partition().equals(region.partition())) {
        problem(
            path,
            role + " is of partition " + role.partition() + ", and " + region + " is not",
            "write arn:" + region.partition() + ":iam::…");
      }
      AccountId account = (AccountId) get(values, "account");
      if (!role.account().equals(account.id())) {
        problem(
            path,
            role + " is not of account " + account,
            "use a role of the cluster's own account; a service account can assume no other");
      }
    }
  }

  private void unknown(JsonNode node, FieldPath path) {
    node.properties()
        .forEach(
            entry -> {
              FieldPath at = path.child(entry.getKey());
              String field = String.join(".", at.segments());
              boolean group =
                  FIELDS.keySet().stream().anyMatch(name -> name.startsWith(field + "."));
              if (group) {
                unknown(entry.getValue(), at);
              } else if (!FIELDS.containsKey(field)) {
                List<String> near = Spelling.nearest(field, FIELDS.keySet(), 1);
                problem(
                    at,
                    "is no field of an environment",
                    near.isEmpty()
                        ? "use " + String.join(", ", FIELDS.keySet())
                        : "did you mean " + near.get(0) + "?");
              }
            });
  }

  private void problem(FieldPath path, String what, String fix) {
    int line = document.positionOf(path).map(Position::line).orElse(1);
    problems.add(document.file() + ":" + line + ": " + path + ": " + what + "; " + fix);
  }
}
