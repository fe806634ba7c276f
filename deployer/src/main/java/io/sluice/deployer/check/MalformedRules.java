package io.sluice.deployer.check;

import io.sluice.deployer.spec.Malformed;
import io.sluice.deployer.yaml.FieldPath;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rules about single values: their form, type and presence. They are decided while reading, so they
 * look at no subject.
 */
final class MalformedRules implements RuleSet {
  private static final Rule MALFORMED_VALUE =
      error(
          "malformed-value",
          "The value does not have the form or the type of its field, so the API server or the"
              + " operator refuses it.",
          "CRD flinkdeployments.flink.apache.org");
  private static final Rule VALUE_NOT_TEXT =
      error(
          "value-not-text",
          "The field is a map from text to text. The API server refuses numbers and booleans in"
              + " it, and YAML makes them of anything that looks like one and has no quotes.",
          "CRD flinkdeployments.flink.apache.org");
  private static final Rule DUPLICATE_KEY =
      error(
          "duplicate-key",
          "A key that stands twice in one block counts once: the parser keeps one of the two"
              + " values and says nothing.",
          "YAML 1.2, section 3.2.1.3");
  private static final Rule MISSING_BLOCK =
      error(
          "missing-block",
          "A resource without this block names or describes nothing.",
          "CRD flinkdeployments.flink.apache.org");

  private static final Map<FieldPath, Rule> BY_FIELD =
      Map.of(
          FieldPath.of("apiVersion"),
          error(
              "api-version",
              "The operator's resource has one version; the API server knows no other.",
              "CRD flinkdeployments.flink.apache.org"),
          FieldPath.of("spec", "emrReleaseLabel"),
          error(
              "release-label-form",
              "The release label picks the image. EMR knows labels of the form"
                  + " emr-X.Y.Z-flink-latest, or with a build's date for latest.",
              "EMR on EKS, release notes"),
          FieldPath.of("spec", "flinkVersion"),
          error(
              "flink-version-unknown",
              "The operator refuses a flinkVersion that is not in its list.",
              "operator, FlinkVersion and DefaultValidator"),
          FieldPath.of("spec", "executionRoleArn"),
          error(
              "role-arn-form",
              "The operator derives the job's service accounts from the role's ARN; a bare name or"
                  + " an ARN of something else gives accounts that no role trusts.",
              "EMR on EKS, service account naming"),
          FieldPath.of("spec", "jobManager", "storageDir"),
          error(
              "ha-storage-dir-not-s3",
              "HA metadata has to outlive the cluster; the field takes S3 paths only.",
              "guide, Configuraciones de alta disponibilidad"),
          FieldPath.of("spec", "job", "upgradeMode"),
          error(
              "upgrade-mode-unknown",
              "The upgrade mode decides whether state is kept on a change.",
              "operator reference, UpgradeMode"));

  @Override
  public List<Rule> rules() {
    return Stream.concat(
            Stream.of(MALFORMED_VALUE, VALUE_NOT_TEXT, DUPLICATE_KEY, MISSING_BLOCK),
            BY_FIELD.values().stream().sorted(Comparator.comparing(Rule::id)))
        .toList();
  }

  static Problem problem(Malformed malformed) {
    Rule rule =
        switch (malformed.kind()) {
          case VALUE -> BY_FIELD.getOrDefault(malformed.where(), MALFORMED_VALUE);
          case NOT_TEXT -> VALUE_NOT_TEXT;
          case DUPLICATE_KEY -> DUPLICATE_KEY;
          case MISSING -> MISSING_BLOCK;
        };
    return new Problem(
        rule.id(), rule.severity(), malformed.where(), malformed.what(), malformed.fix());
  }

  private static Rule error(String id, String explanation, String source) {
    return Rule.error(id, explanation, source, (subject, findings) -> {});
  }
}
