package io.sluice.deployer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.Malformed;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.Resource;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.ValueReader;
import io.sluice.deployer.text.Spelling;
import io.sluice.deployer.yaml.FieldPath;
import io.sluice.deployer.yaml.Position;
import io.sluice.deployer.yaml.YamlDocument;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  private static final String OPTIONS = "options";
  private static final String EMR = "emr";

  private static final Map<String, Class<?>> OPTIONAL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("target", String.class),
              Map.entry("image", String.class),
              Map.entry("imagePullPolicy", String.class),
              Map.entry("jobsJar", URI.class),
              Map.entry("flinkVersion", FlinkVersion.class),
              Map.entry("archiveLogs", Boolean.class),
              Map.entry("s3.endpoint", URI.class),
              Map.entry("s3.credentials", String.class),
              Map.entry("jobManager.cpu", Double.class),
              Map.entry("jobManager.memory", MemorySize.class),
              Map.entry("taskManager.cpu", Double.class),
              Map.entry("taskManager.memory", MemorySize.class)));

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
    FIELDS.forEach((field, type) -> value(field, type, values, true));
    OPTIONAL.forEach((field, type) -> value(field, type, values, false));
    Map<String, String> options = options();
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
        new Roles((RoleArn) get(values, "roles.job"), (RoleArn) get(values, "roles.operator")),
        (String) values.getOrDefault("target", EMR),
        overrides(values, options));
  }

  private static Overrides overrides(Map<String, Object> values, Map<String, String> options) {
    return new Overrides(
        (String) values.get("image"),
        (String) values.get("imagePullPolicy"),
        (URI) values.get("jobsJar"),
        (FlinkVersion) values.get("flinkVersion"),
        (URI) values.get("s3.endpoint"),
        (String) values.get("s3.credentials"),
        resource(values, "jobManager"),
        resource(values, "taskManager"),
        !Boolean.FALSE.equals(values.get("archiveLogs")),
        options);
  }

  private static Resource resource(Map<String, Object> values, String of) {
    return new Resource(
        (Double) values.get(of + ".cpu"), (MemorySize) values.get(of + ".memory"), null, Map.of());
  }

  private Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    JsonNode block = document.root().path(OPTIONS);
    if (!block.isMissingNode() && !block.isObject()) {
      problem(
          FieldPath.of(OPTIONS), "is no block of options", "write one full.key: \"value\" a line");
    }
    block
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isTextual()) {
                options.put(entry.getKey(), entry.getValue().asText());
              } else {
                problem(
                    FieldPath.of(OPTIONS, entry.getKey()),
                    entry.getValue() + " is not text",
                    "write it in quotes");
              }
            });
    return options;
  }

  private static Object get(Map<String, Object> values, String field) {
    return Objects.requireNonNull(values.get(field));
  }

  private void value(String field, Class<?> type, Map<String, Object> values, boolean required) {
    FieldPath path = FieldPath.of(field.split("\\.", -1));
    JsonNode at = document.root();
    for (String segment : path.segments()) {
      at = at.path(segment);
    }
    if (at.isMissingNode() && !required) {
      return;
    }
    if (at.isMissingNode() || at.isNull()) {
      problem(path, "is missing", "add it; see docs/environments.md");
      return;
    }
    if (at.isNumber() && type != Double.class) {
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
              Set<String> known = fields();
              if (known.stream().anyMatch(name -> name.startsWith(field + "."))) {
                unknown(entry.getValue(), at);
              } else if (!known.contains(field)) {
                List<String> near = Spelling.nearest(field, known, 1);
                problem(
                    at,
                    "is no field of an environment",
                    near.isEmpty()
                        ? "use " + String.join(", ", known)
                        : "did you mean " + near.get(0) + "?");
              }
            });
  }

  private static Set<String> fields() {
    Set<String> fields = new TreeSet<>(FIELDS.keySet());
    fields.addAll(OPTIONAL.keySet());
    fields.add(OPTIONS);
    return fields;
  }

  private void problem(FieldPath path, String what, String fix) {
    int line = document.positionOf(path).map(Position::line).orElse(1);
    problems.add(document.file() + ":" + line + ": " + path + ": " + what + "; " + fix);
  }
}
