package io.sluice.deployer.check;

import io.sluice.deployer.release.OperatorVersion;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.PodTemplate;
import io.sluice.deployer.spec.TaskManagerSpec;
import io.sluice.deployer.yaml.FieldPath;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about what Apache's operator itself can do. */
final class ApacheOperatorRules implements RuleSet {
  private static final int OLDEST = 7;
  private static final int NEWEST = 15;
  private static final String MERGE_BY_NAME =
      "kubernetes.operator.pod-template.merge-arrays-by-name";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.warning(
                "apache-operator-version",
                "Operator 1.7 does not know it: the API server refuses the resource, or drops the"
                    + " field. Which operator runs in the cluster is not known here.",
                "operator code, FlinkVersion and JobSpec of the operator's releases",
                ApacheOperatorRules::version)
            .forAll(),
        Rule.error(
            "apache-pod-template-merge",
            "What is added to the pods is laid under the pod templates of JobManager and"
                + " TaskManagers by name. By position the operator would mix up containers and"
                + " volumes.",
            "operator reference, Pod template",
            ApacheOperatorRules::merge));
  }

  private static void version(Subject subject, Findings findings) {
    Optional.ofNullable(subject.spec().flinkVersion())
        .ifPresent(version -> flinkVersion(version, findings));
    JobSpec job = subject.job().orElse(null);
    if (job != null) {
      nonce(findings, "savepointRedeployNonce", job.savepointRedeployNonce(), 8);
      nonce(findings, "autoscalerResetNonce", job.autoscalerResetNonce(), 11);
    }
  }

  private static void flinkVersion(FlinkVersion version, Findings findings) {
    if (OperatorFlink.takes(new OperatorVersion(1, OLDEST), version)) {
      return;
    }
    IntStream.rangeClosed(OLDEST, NEWEST)
        .filter(minor -> OperatorFlink.takes(new OperatorVersion(1, minor), version))
        .findFirst()
        .ifPresentOrElse(
            minor ->
                findings.add(
                    Fields.FLINK_VERSION,
                    "flinkVersion " + version + " needs operator 1." + minor + " or later",
                    "upgrade an older operator"),
            () ->
                findings.add(
                    Fields.FLINK_VERSION,
                    "flinkVersion " + version + " is too old for operator 1." + OLDEST,
                    "take a later Flink"));
  }

  private static void nonce(Findings findings, String field, @Nullable Long value, int minor) {
    if (value != null) {
      FieldPath where = Fields.JOB.child(field);
      findings.add(
          where,
          field + " " + value + " needs operator 1." + minor + " or later",
          "upgrade an older operator, or remove " + field);
    }
  }

  private static void merge(Subject subject, Findings findings) {
    boolean ofRoles =
        Stream.of(
                subject.jobManager().map(JobManagerSpec::podTemplate),
                subject.taskManager().map(TaskManagerSpec::podTemplate))
            .map(template -> template.map(PodTemplate::content).orElse(null))
            .anyMatch(Objects::nonNull);
    subject.settings().stream()
        .filter(setting -> setting.key().equals(MERGE_BY_NAME) && !setting.is("true"))
        .filter(setting -> ofRoles || ApacheJarRules.isFromS3(subject))
        .forEach(
            setting ->
                findings.add(
                    setting.where(),
                    "'" + setting + "' lays pod templates over each other by position",
                    "remove the line; by name is what is used here"));
  }
}
