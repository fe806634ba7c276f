package io.sluice.deployer.check;

import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.text.Spelling;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rules about the cluster that a session job names. */
final class SessionClusterRules implements RuleSet {
  private static final String VALIDATOR = "operator code, DefaultValidator";

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "session-cluster-unnamed",
                "deploymentName says on which session cluster the job runs; the operator refuses a"
                    + " session job without it.",
                VALIDATOR,
                SessionClusterRules::unnamed)
            .forSessionJobs(),
        Rule.error(
                "session-cluster-name-form",
                "deploymentName has to be the name of a FlinkDeployment: at most 45 lower-case"
                    + " letters, digits and hyphens. The operator refuses anything else.",
                VALIDATOR,
                SessionClusterRules::form)
            .forSessionJobs(),
        Rule.error(
                "session-cluster-unknown",
                "The file describes session clusters, and the job names another. The operator waits"
                    + " for a cluster of that name without a word; AWS's own sample has two names"
                    + " that differ.",
                "EMR on EKS, Run a Flink application: session cluster sample",
                SessionClusterRules::unknown)
            .forSessionJobs(),
        Rule.error(
                "session-cluster-is-application",
                "A deployment with a job of its own is an application, and takes no other jobs.",
                VALIDATOR,
                SessionClusterRules::application)
            .forSessionJobs(),
        Rule.error(
                "session-cluster-namespace",
                "The operator looks for the session cluster in the job's own namespace.",
                "operator code, EventSourceUtils",
                SessionClusterRules::namespace)
            .forSessionJobs());
  }

  private static Optional<String> written(FlinkSessionJob job) {
    return Optional.ofNullable(job.spec().deploymentName()).filter(name -> !name.isBlank());
  }

  /** The deployment of the name that the job names, whatever it is and wherever. */
  private static Optional<FlinkDeployment> named(Subject subject) {
    return subject
        .sessionJob()
        .flatMap(
            job ->
                subject.beside().stream()
                    .filter(deployment -> deployment.name().equals(job.spec().deploymentName()))
                    .min(
                        Comparator.comparing(
                            deployment -> !job.canShareNamespaceWith(deployment))));
  }

  private static void unnamed(Subject subject, Findings findings) {
    subject
        .sessionJob()
        .filter(job -> written(job).isEmpty())
        .ifPresent(
            job -> {
              List<String> here = clusters(job, subject.beside());
              findings.add(
                  Fields.CLUSTER,
                  "there is no deploymentName",
                  "write deploymentName: "
                      + (here.isEmpty() ? "and the name of a session cluster" : here.get(0)));
            });
  }

  private static void form(Subject subject, Findings findings) {
    subject
        .sessionJob()
        .flatMap(SessionClusterRules::written)
        .filter(name -> !NameRules.NAME.matcher(name).matches())
        .ifPresent(
            name ->
                findings.add(
                    Fields.CLUSTER,
                    "'" + name + "' cannot be the name of a FlinkDeployment",
                    "write deploymentName: " + NameRules.dnsName(name, 45)));
  }

  private static void unknown(Subject subject, Findings findings) {
    subject
        .sessionJob()
        .filter(job -> written(job).isPresent())
        .filter(job -> named(subject).isEmpty())
        .ifPresent(
            job -> {
              List<String> here = clusters(job, subject.beside());
              if (!here.isEmpty()) {
                findings.add(
                    Fields.CLUSTER,
                    "there is no session cluster '" + written(job).orElse("") + "' here",
                    "did you mean " + nearest(written(job).orElse(""), here) + "?");
              }
            });
  }

  private static String nearest(String name, List<String> here) {
    List<String> near = Spelling.nearest(name, here, 1);
    return near.isEmpty() ? String.join(" or ", here) : near.get(0);
  }

  private static List<String> clusters(FlinkSessionJob job, List<FlinkDeployment> beside) {
    return beside.stream()
        .filter(deployment -> deployment.spec().job() == null)
        .filter(deployment -> job.canShareNamespaceWith(deployment))
        .map(FlinkDeployment::name)
        .filter(name -> !name.isBlank())
        .distinct()
        .toList();
  }

  private static void application(Subject subject, Findings findings) {
    named(subject)
        .filter(deployment -> deployment.canShareNamespaceWith(subject.resource()))
        .filter(deployment -> deployment.spec().job() != null)
        .ifPresent(
            deployment ->
                findings.add(
                    Fields.CLUSTER,
                    "the deployment '" + deployment.name() + "' has a job of its own",
                    "name a FlinkDeployment without job:, or describe this job as a"
                        + " FlinkDeployment of its own"));
  }

  private static void namespace(Subject subject, Findings findings) {
    named(subject)
        .filter(deployment -> !deployment.canShareNamespaceWith(subject.resource()))
        .ifPresent(
            deployment ->
                findings.add(
                    Fields.METADATA.child("namespace"),
                    "the job is in namespace '"
                        + subject.resource().metadata().namespace()
                        + "', and '"
                        + deployment.name()
                        + "' in '"
                        + deployment.metadata().namespace()
                        + "'",
                    "write namespace: " + deployment.metadata().namespace()));
  }
}
