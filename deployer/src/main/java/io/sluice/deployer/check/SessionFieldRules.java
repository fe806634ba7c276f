package io.sluice.deployer.check;

import io.sluice.deployer.release.EmrKey;
import io.sluice.deployer.release.EmrKeys;
import io.sluice.deployer.spec.FlinkDeploymentSpec;
import io.sluice.deployer.spec.FlinkSessionJobSpec;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Rules about what a session job can say, and what its cluster has to say. */
final class SessionFieldRules implements RuleSet {
  private static final Pattern NAME = Pattern.compile("[a-z\\d]([-a-z\\d.]{0,251}[a-z\\d])?");

  /** The processes read these when they start; the job comes later. */
  private static final Pattern OF_PROCESSES =
      Pattern.compile(
          "(taskmanager|jobmanager|kubernetes(?!\\.operator\\.)|high-availability|rest|web|blob"
              + "|metrics|heartbeat|fs|s3|security|env|containerized|cluster|slotmanager"
              + "|resourcemanager|job-result-store|jobstore|akka|pekko|plugin|process"
              + "|external-resource|historyserver)(\\..*)?|io\\.tmp\\.dirs|external-resources");

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "session-job-name-form",
                "The API server refuses a name that is not a DNS subdomain: lower-case letters,"
                    + " digits, hyphens and dots, a letter or digit first and last.",
                "Kubernetes, object names",
                SessionFieldRules::name)
            .forSessionJobs(),
        Rule.error(
                "session-job-missing",
                "A session job without a job runs nothing; the operator refuses it.",
                "operator code, DefaultValidator",
                SessionFieldRules::jobMissing)
            .forSessionJobs(),
        Rule.warning(
                "session-field-of-cluster",
                "Image, pods, memory, logs and identity are the session cluster's; a session job has"
                    + " no such field. kubectl refuses it, and others drop it without a word.",
                "CRD flinksessionjobs.flink.apache.org",
                SessionFieldRules::field)
            .forSessionJobs(),
        Rule.warning(
                "session-option-of-cluster",
                "The option is read when the JobManager or a TaskManager starts. In a session job it"
                    + " comes too late and changes nothing, or misleads the operator.",
                "operator code, FlinkConfigManager; Flink, Configuration",
                SessionFieldRules::option)
            .forSessionJobs());
  }

  /** Whether a session cluster has this field and a session job has not. */
  static boolean isOfCluster(String field) {
    return has(FlinkDeploymentSpec.class, field) && !has(FlinkSessionJobSpec.class, field);
  }

  private static boolean has(Class<?> spec, String field) {
    return Arrays.stream(spec.getRecordComponents())
        .map(RecordComponent::getName)
        .anyMatch(field::equals);
  }

  private static String cluster(Subject subject) {
    return subject
        .sessionJob()
        .map(job -> job.spec().deploymentName())
        .map(name -> "the FlinkDeployment '" + name + "'")
        .orElse("the session cluster's FlinkDeployment");
  }

  private static void name(Subject subject, Findings findings) {
    String name = subject.name();
    if (!name.isBlank() && !NAME.matcher(name).matches()) {
      findings.add(
          Fields.NAME,
          "'" + name + "' is not a name that the API server takes",
          "write " + NameRules.dnsName(name, 63));
    }
  }

  private static void jobMissing(Subject subject, Findings findings) {
    if (subject.job().isEmpty()) {
      findings.add(Fields.JOB, "there is no job", "add job: with jarURI and parallelism");
    }
  }

  private static void field(Subject subject, Findings findings) {
    List<String> fields =
        subject.sessionJob().map(job -> List.copyOf(job.spec().other().keySet())).orElse(List.of());
    for (String field : fields) {
      if (isOfCluster(field)) {
        findings.add(
            Fields.SPEC.child(field),
            "'" + field + "' is not for a session job to say",
            "move it to " + cluster(subject));
      }
    }
  }

  private static void option(Subject subject, Findings findings) {
    for (Setting setting : subject.settings()) {
      boolean forbidden =
          EmrKeys.find(setting.key())
              .filter(key -> key.role() == EmrKey.Role.FORBIDDEN)
              .isPresent();
      if (!forbidden && OF_PROCESSES.matcher(setting.key()).matches()) {
        findings.add(
            setting.where(),
            "'" + setting + "' is an option of the cluster's processes",
            "move it to the flinkConfiguration of " + cluster(subject));
      }
    }
  }
}
