package io.sluice.deployer.check;

import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.SluiceAnnotations;
import io.sluice.deployer.yaml.FieldPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Rules about role and Region where no EMR operator knows them. */
final class ApacheIdentityRules implements RuleSet {
  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "apache-annotation",
            "Annotations that begin with sluice.io/ tell Sluice what the resource has no field for;"
                + " one that it cannot read would be silently without effect.",
            "Sluice, apache.md",
            ApacheIdentityRules::annotations),
        Rule.error(
            "apache-namespace-missing",
            "With an execution role a service account is made and bound to a role, and the binding"
                + " has to name the account's namespace.",
            "Kubernetes, RoleBinding subjects",
            ApacheIdentityRules::namespace),
        Rule.warning(
            "apache-region-missing",
            "EKS tells the Region to pods that have a role through IRSA or Pod Identity. Without an"
                + " execution role nobody does, unless the service account has one, and logs are"
                + " shipped to a Region that does not exist.",
            "EKS, IAM roles for service accounts; Fluent Bit, Amazon S3",
            ApacheIdentityRules::region));
  }

  /** An annotation of the description. */
  static Optional<String> annotation(Subject subject, String key) {
    return Optional.ofNullable(subject.resource().metadata().annotations().get(key));
  }

  /** An annotation's place. */
  static FieldPath where(String key) {
    return Fields.METADATA.child("annotations").child(key);
  }

  private static void annotations(Subject subject, Findings findings) {
    subject
        .resource()
        .metadata()
        .annotations()
        .forEach(
            (key, value) -> {
              if (key.equals(SluiceAnnotations.IDENTITY)) {
                read(key, value, AwsIdentity::parse, findings);
              } else if (key.equals(SluiceAnnotations.REGION)) {
                read(key, value, Region::parse, findings);
              } else if (key.startsWith(SluiceAnnotations.PREFIX)) {
                findings.add(
                    where(key),
                    "Sluice knows no annotation '" + key + "'",
                    "write " + SluiceAnnotations.IDENTITY + " or " + SluiceAnnotations.REGION);
              }
            });
  }

  private static void read(String key, String value, Consumer<String> type, Findings findings) {
    try {
      type.accept(value);
    } catch (MalformedValueException malformed) {
      findings.add(where(key), malformed.what(), malformed.fix());
    }
  }

  private static void namespace(Subject subject, Findings findings) {
    if (subject.spec().executionRoleArn() != null
        && subject.resource().metadata().namespace() == null) {
      findings.add(
          Fields.METADATA.child("namespace"),
          "there is an executionRoleArn and no namespace",
          "write namespace: with the namespace of the job");
    }
  }

  private static void region(Subject subject, Findings findings) {
    if (ApacheLogRules.ships(subject)
        && subject.spec().executionRoleArn() == null
        && annotation(subject, SluiceAnnotations.REGION).isEmpty()) {
      findings.add(
          Fields.MONITORING,
          "logs are shipped, and nothing says to which Region",
          "annotate the deployment with " + SluiceAnnotations.REGION + ": us-west-2");
    }
  }
}
