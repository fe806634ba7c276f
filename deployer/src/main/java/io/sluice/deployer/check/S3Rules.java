package io.sluice.deployer.check;

import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.yaml.FieldPath;
import java.util.ArrayList;
import java.util.List;

/** Rules about S3 paths in options and arguments. */
final class S3Rules implements RuleSet {
  private static final EmrVersion FIRST_WITH_SDK_2 = new EmrVersion(7, 8, 0);
  private static final String SDK_2 = "software.amazon.awssdk.auth.credentials.";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "s3-uri-form",
                "The path is not one that S3 can have, so whoever opens it fails.",
                "S3, Bucket naming rules",
                S3Rules::malformed)
            .forAll(),
        Rule.error(
                "placeholder",
                "Nobody fills in variables: neither Kubernetes nor Flink replaces them in these fields,"
                    + " and the text is taken as it stands.",
                "Kubernetes, FlinkDeployment fields are plain text",
                S3Rules::placeholders)
            .forAll(),
        Rule.error(
                "s3p-for-output",
                "The Presto connector has no recoverable writer: a file sink on s3p:// fails as it"
                    + " opens its first file.",
                "guide, Conectores de Flink de S3; Flink, Amazon S3",
                S3Rules::output)
            .forAll(),
        Rule.warning(
            "sdk-v1-credentials",
            "The S3A connector of these releases uses AWS SDK v2. Provider classes of SDK v1 work"
                + " only as far as S3A translates their names.",
            "EMR on EKS, Troubleshooting Apache Flink; seen on 7.8 and 7.9",
            S3Rules::credentials));
  }

  private record Text(FieldPath where, String value) {}

  private static List<Text> texts(Subject subject) {
    List<Text> texts = new ArrayList<>();
    for (Setting setting : subject.settings()) {
      if (!setting.key().startsWith("env.java.opts")) {
        texts.add(new Text(setting.where(), setting.value()));
      }
    }
    for (Argument argument : Argument.of(subject)) {
      texts.add(new Text(argument.where(), argument.value()));
    }
    subject
        .job()
        .map(JobSpec::jarURI)
        .ifPresent(jar -> texts.add(new Text(Fields.JAR, jar.toString())));
    subject
        .job()
        .map(JobSpec::initialSavepointPath)
        .ifPresent(
            path -> texts.add(new Text(Fields.JOB.child("initialSavepointPath"), path.toString())));
    return texts;
  }

  private static void malformed(Subject subject, Findings findings) {
    for (Text text : texts(subject)) {
      if (S3Uri.looksLikeOne(text.value())
          && Placeholders.find(text.value()).isEmpty()
          && (text.value().chars().anyMatch(Character::isWhitespace)
              || new Setting("", text.value()).s3().isEmpty())) {
        findings.add(
            text.where(),
            "'" + text.value() + "' is not a place in S3",
            "write it like s3p://bucket/prefix: a bucket of 3 to 63 lower-case letters, digits,"
                + " dots and hyphens, and no blanks");
      }
    }
  }

  private static void placeholders(Subject subject, Findings findings) {
    for (Text text : texts(subject)) {
      boolean place = S3Uri.looksLikeOne(text.value());
      (place ? Placeholders.find(text.value()) : Placeholders.findInArgument(text.value()))
          .ifPresent(found -> placeholder(text.where(), text.value(), found, findings));
    }
    String image = subject.spec().image();
    if (image != null) {
      Placeholders.find(image)
          .ifPresent(found -> placeholder(Fields.IMAGE, image, found, findings));
    }
    Monitored.logUri(subject)
        .ifPresent(
            uri ->
                Placeholders.find(uri.text())
                    .ifPresent(
                        found -> placeholder(Monitored.LOG_URI, uri.text(), found, findings)));
  }

  private static void placeholder(FieldPath where, String value, String found, Findings findings) {
    findings.add(
        where, "'" + value + "' holds " + found + ", which nobody fills in", "write what it means");
  }

  private static void output(Subject subject, Findings findings) {
    for (Argument argument : Argument.of(subject)) {
      if (argument.value().startsWith("s3p://") && argument.isOutput()) {
        findings.add(
            argument.where(),
            "'" + argument.value() + "' is an output through the Presto connector",
            "write " + argument.value().replaceFirst("^s3p", "s3a"));
      }
    }
  }

  private static void credentials(Subject subject, Findings findings) {
    boolean second =
        subject.emrVersion().filter(version -> version.isAtLeast(FIRST_WITH_SDK_2)).isPresent();
    Key.S3A_CREDENTIALS
        .in(subject)
        .filter(provider -> second && provider.value().contains("com.amazonaws.auth."))
        .ifPresent(
            provider ->
                findings.add(
                    provider.where(),
                    "'" + provider + "' names a class of AWS SDK v1",
                    "write " + provider.key() + ": " + successor(provider)));
  }

  private static String successor(Setting provider) {
    if (provider.value().contains("WebIdentity")) {
      return SDK_2 + "WebIdentityTokenFileCredentialsProvider";
    }
    return SDK_2
        + (provider.value().contains("ContainerCredentials")
            ? "ContainerCredentialsProvider"
            : "DefaultCredentialsProvider");
  }
}
