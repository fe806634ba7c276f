package io.sluice.deployer.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.Resource;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.yaml.FieldPath;
import io.sluice.deployer.yaml.YamlDocument;
import io.sluice.deployer.yaml.YamlFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads environment files. */
public final class EnvironmentFile {
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private static final Pattern EKS_CLUSTER = Pattern.compile("[0-9A-Za-z][\\w-]{0,99}");

  private static final String EMR = "emr";

  private final EnvironmentReader fields;

  private EnvironmentFile(YamlDocument document) {
    this.fields = new EnvironmentReader(document);
  }

  /**
   * Reads a file, and the pins beside it.
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
    return new EnvironmentFile(documents.get(0)).read(name).with(LockFile.read(LockFile.of(file)));
  }

  private Environment read(String name) {
    Map<String, Object> values = fields.values();
    Map<String, String> options = fields.options();
    if (fields.problems().isEmpty()) {
      check(values);
    }
    if (!fields.problems().isEmpty()) {
      throw new EnvironmentException(fields.problems());
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
        (String) values.get("context"),
        (String) values.get("eksCluster"),
        overrides(values, options),
        ArtifactPins.NONE);
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

  private static Object get(Map<String, Object> values, String field) {
    return Objects.requireNonNull(values.get(field));
  }

  private void check(Map<String, Object> values) {
    String namespace = (String) get(values, "namespace");
    if (!NAMESPACE.matcher(namespace).matches()) {
      fields.problem(
          FieldPath.of("namespace"),
          "'" + namespace + "' is not a Kubernetes namespace",
          "use lower-case letters, digits and hyphens");
    }
    Object cluster = values.get("eksCluster");
    if (cluster != null && !EKS_CLUSTER.matcher((String) cluster).matches()) {
      fields.problem(
          FieldPath.of("eksCluster"),
          "'" + cluster + "' is not the name of an EKS cluster",
          "write the name that 'aws eks list-clusters' shows, not its ARN");
    }
    if (values.get("context") instanceof String context && context.isBlank()) {
      fields.problem(
          FieldPath.of("context"),
          "'" + context + "' is blank",
          "name one that 'kubectl config get-contexts' shows, or leave the field out");
    }
    Region region = (Region) get(values, "region");
    for (String field : List.of("roles.job", "roles.operator")) {
      RoleArn role = (RoleArn) get(values, field);
      FieldPath path = FieldPath.of(field.split("\\.", -1));
      if (!role.partition().equals(region.partition())) {
        fields.problem(
            path,
            role + " is of partition " + role.partition() + ", and " + region + " is not",
            "write arn:" + region.partition() + ":iam::…");
      }
      AccountId account = (AccountId) get(values, "account");
      if (!role.account().equals(account.id())) {
        fields.problem(
            path,
            role + " is not of account " + account,
            "use a role of the cluster's own account; a service account can assume no other");
      }
    }
  }
}
