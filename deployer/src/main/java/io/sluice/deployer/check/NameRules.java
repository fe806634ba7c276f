package io.sluice.deployer.check;

import io.sluice.deployer.spec.Metadata;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.yaml.FieldPath;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about the names that Kubernetes and IAM see. */
final class NameRules implements RuleSet {
  static final Pattern NAME = Pattern.compile("[a-z]([-a-z\\d]{0,43}[a-z\\d])?");
  private static final Pattern NAMESPACE = Pattern.compile("[a-z\\d]([-a-z\\d]{0,61}[a-z\\d])?");
  private static final Pattern LABEL = Pattern.compile("([A-Za-z\\d]([-\\w.]{0,61}[A-Za-z\\d])?)?");
  private static final int ROLE_NAME_MAX = 40;
  private static final int BASE_36 = 36;
  private static final String LONGEST_PREFIX = "emr-containers-sa-flink-taskmanager-";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "name-missing",
                "The name of a deployment is the Flink cluster's id; without a name nothing is created.",
                "operator code, DefaultValidator",
                NameRules::missing)
            .forAll(),
        Rule.error(
            "name-form",
            "The operator refuses names that do not begin with a lower-case letter, hold anything"
                + " but lower-case letters, digits and hyphens, or are longer than 45 characters:"
                + " the names of services and ConfigMaps are made of it.",
            "operator code, DefaultValidator",
            NameRules::form),
        Rule.error(
                "namespace-form",
                "The API server refuses a namespace that is not a DNS label.",
                "Kubernetes, object names",
                NameRules::namespace)
            .forAll(),
        Rule.error(
                "label-form",
                "The API server refuses a label whose value is longer than 63 characters or holds"
                    + " anything but letters, digits, dots, hyphens and underscores.",
                "Kubernetes, labels and selectors",
                NameRules::labels)
            .forAll(),
        Rule.warning(
            "role-name-long",
            "EMR's service accounts carry the role's name in base 36. With a long one EKS Pod"
                + " Identity fails: \"Failed to Retrieve Credentials Due to [x] Size Limit\".",
            "EMR on EKS, EKS Pod Identity",
            NameRules::roleName),
        Rule.warning(
            "role-path",
            "The AWS CLI makes Pod Identity associations and trust policies from the role's name"
                + " alone, so a role with a path is not found.",
            "AWS CLI, emr-containers create-role-associations",
            NameRules::rolePath));
  }

  private static void missing(Subject subject, Findings findings) {
    Metadata metadata = subject.resource().metadata();
    if (subject.name().isBlank() && !metadata.other().containsKey("generateName")) {
      findings.add(Fields.NAME, "the resource has no name", "write name: my-job");
    }
  }

  private static void form(Subject subject, Findings findings) {
    String name = subject.name();
    if (!name.isBlank() && !NAME.matcher(name).matches()) {
      findings.add(
          Fields.NAME,
          "'" + name + "' is not a name that the operator takes",
          "write "
              + dnsName(name, 45)
              + ": at most 45 lower-case letters, digits and hyphens, a letter first");
    }
  }

  private static void namespace(Subject subject, Findings findings) {
    Optional.ofNullable(subject.resource().metadata().namespace())
        .filter(namespace -> !NAMESPACE.matcher(namespace).matches())
        .ifPresent(
            namespace ->
                findings.add(
                    Fields.METADATA.child("namespace"),
                    "'" + namespace + "' is not a namespace",
                    "write "
                        + dnsName(namespace, 63)
                        + ": at most 63 lower-case letters, digits and hyphens"));
  }

  private static void labels(Subject subject, Findings findings) {
    FieldPath labels = Fields.METADATA.child("labels");
    for (Map.Entry<String, String> label : subject.resource().metadata().labels().entrySet()) {
      if (!LABEL.matcher(label.getValue()).matches()) {
        findings.add(
            labels.child(label.getKey()),
            "'" + label.getValue() + "' is not a label's value",
            "use at most 63 letters, digits, dots, hyphens and underscores, or make it an"
                + " annotation");
      }
    }
  }

  private static void roleName(Subject subject, Findings findings) {
    Optional<RoleArn> role = Optional.ofNullable(subject.spec().executionRoleArn());
    role.filter(arn -> arn.name().length() > ROLE_NAME_MAX)
        .ifPresent(
            arn ->
                findings.add(
                    Fields.ROLE,
                    "the role name '"
                        + arn.name()
                        + "' has "
                        + arn.name().length()
                        + " characters, which makes a service account name of "
                        + accountNameLength(arn),
                    "use a role whose name has at most " + ROLE_NAME_MAX + " characters"));
  }

  private static void rolePath(Subject subject, Findings findings) {
    Optional<RoleArn> role = Optional.ofNullable(subject.spec().executionRoleArn());
    role.filter(arn -> !arn.path().equals("/"))
        .ifPresent(
            arn ->
                findings.add(
                    Fields.ROLE,
                    "the role " + arn.name() + " has the path " + arn.path(),
                    "use a role without a path: arn:"
                        + arn.partition()
                        + ":iam::"
                        + arn.account()
                        + ":role/"
                        + arn.name()));
  }

  private static int accountNameLength(RoleArn role) {
    String encoded =
        new BigInteger(1, role.name().getBytes(StandardCharsets.US_ASCII)).toString(BASE_36);
    return LONGEST_PREFIX.length() + role.account().length() + 1 + encoded.length();
  }

  static String dnsName(String text, int max) {
    String plain =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z\\d]+", "-").replaceAll("^[-\\d]+", "");
    String cut = plain.length() > max ? plain.substring(0, max) : plain;
    String name = cut.replaceAll("-+$", "");
    return name.isEmpty() ? "my-job" : name;
  }
}
