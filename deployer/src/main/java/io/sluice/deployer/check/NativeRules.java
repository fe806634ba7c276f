package io.sluice.deployer.check;

import io.sluice.deployer.options.FlinkOptions;
import io.sluice.deployer.spec.DeploymentMode;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.JobState;
import io.sluice.deployer.yaml.FieldPath;
import java.util.List;
import java.util.Optional;

/** Rules about what Flink's native mode can run at all. */
final class NativeRules implements RuleSet {
  static final String GUIDE = "guide, Kubernetes nativo";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "native-session",
                "The command starts one job on a cluster of its own. There is no session cluster in"
                    + " it, and nobody who would submit jobs to one.",
                GUIDE,
                NativeRules::session)
            .forAll(),
        Rule.error(
            "native-flink-line",
            "The command is written for Flink 1.17 to 1.20. Flink 2 has no action run-application"
                + " any more, and older lines have other names for options.",
            "Flink code, CliFrontend and KubernetesConfigOptions",
            NativeRules::line),
        Rule.error(
            "native-jar-missing",
            "Flink's client takes no application without a jar, not even one in Python.",
            "Flink code, ProgramOptions",
            NativeRules::jar),
        Rule.error(
            "native-suspended",
            "The command starts a job. To stop one is the operator's doing.",
            GUIDE,
            NativeRules::suspended),
        Rule.warning(
            "native-mode-standalone",
            "In native mode Flink asks Kubernetes for the TaskManagers that the job needs; a fixed"
                + " number is what the operator starts in standalone mode.",
            "Flink, Native Kubernetes",
            NativeRules::standalone),
        Rule.warning(
            "native-namespace-missing",
            "Flink's client does not ask the kubeconfig for a namespace; it takes the one that is"
                + " named default.",
            "Flink code, KubernetesConfigOptions",
            NativeRules::namespace));
  }

  private static void session(Subject subject, Findings findings) {
    if (subject.sessionJob().isPresent()) {
      findings.add(
          FieldPath.of("kind"),
          "a FlinkSessionJob runs on a session cluster",
          "describe the job as a FlinkDeployment, or take another target");
    } else if (subject.isSessionCluster()) {
      findings.add(
          Fields.SPEC,
          "there is no job, so this is a session cluster",
          "add the block job, or take another target");
    }
  }

  private static void line(Subject subject, Findings findings) {
    Optional.ofNullable(subject.spec().flinkVersion())
        .filter(version -> !FlinkOptions.lines().contains(version.line()))
        .ifPresent(
            version ->
                findings.add(
                    Fields.FLINK_VERSION,
                    "'" + version + "' has no such command",
                    "take " + FlinkVersion.V1_20 + ", or another target"));
  }

  private static void jar(Subject subject, Findings findings) {
    subject
        .job()
        .filter(job -> job.jarURI() == null)
        .ifPresent(
            job ->
                findings.add(
                    Fields.JAR,
                    "there is no jarURI",
                    "write the place of the jar or script in the image:"
                        + " local:///opt/flink/usrlib/job.jar"));
  }

  private static void suspended(Subject subject, Findings findings) {
    subject
        .job()
        .filter(job -> job.state() == JobState.SUSPENDED)
        .ifPresent(
            job ->
                findings.add(
                    Fields.JOB.child("state"),
                    "a suspended job is not started",
                    "write state: running"));
  }

  private static void standalone(Subject subject, Findings findings) {
    if (subject.spec().mode() == DeploymentMode.STANDALONE) {
      findings.add(
          Fields.SPEC.child("mode"),
          "'standalone' becomes native",
          "write mode: native, or take another target");
    }
  }

  private static void namespace(Subject subject, Findings findings) {
    if (subject.resource().metadata().namespace() == null) {
      findings.add(
          Fields.METADATA.child("namespace"),
          "there is no namespace, so rendered files take 'default'",
          "write namespace: in metadata; 'sluice native run' takes that of the kubeconfig");
    }
  }
}
