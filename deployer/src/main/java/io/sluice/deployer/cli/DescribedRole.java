package io.sluice.deployer.cli;

import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.aws.iam.ServiceAccounts;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.CloudWatchMonitoringConfiguration;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.MonitoringConfiguration;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.RoleArn;
import io.sluice.deployer.spec.SluiceAnnotations;
import io.sluice.deployer.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The role of a description: that of the pods that run it. */
final class DescribedRole {
  private final FlinkResource resource;
  private final FlinkDeployment pods;
  private final @Nullable Environment environment;
  private final boolean emr;

  DescribedRole(DeploymentChoice.Chosen chosen, @Nullable Environment environment, Target target) {
    this.resource = chosen.resource();
    this.pods = pods(chosen);
    this.environment = environment;
    this.emr = target.id().equals(TargetOption.USUAL);
  }

  /** How its pods come to the role. */
  AwsIdentity identity() {
    return annotation(SluiceAnnotations.IDENTITY).map(AwsIdentity::parse).orElse(AwsIdentity.IRSA);
  }

  /**
   * What the role needs.
   *
   * @param asked the Region that was asked for; null where none was
   */
  RoleNeeds needs(@Nullable Region asked) {
    return resource instanceof FlinkSessionJob job
        ? RoleNeeds.ofSessionJob(job, pods, role(), access(true), region(asked))
        : RoleNeeds.ofJob(pods, role(), access(false), region(asked));
  }

  /** The deployment whose pods take it; of a session job its cluster. */
  FlinkDeployment pods() {
    return pods;
  }

  /** The deployment that would run it alone. */
  FlinkDeployment runs() {
    return resource instanceof FlinkSessionJob job ? job.asApplicationOn(pods) : pods;
  }

  boolean isOfSessionJob() {
    return resource instanceof FlinkSessionJob;
  }

  /** Whether description or environment names it. */
  boolean isKnown() {
    return pods.spec().executionRoleArn() != null || environment != null;
  }

  /** The Region that description or environment names. */
  Optional<Region> describedRegion() {
    return annotation(SluiceAnnotations.REGION)
        .map(Region::parse)
        .or(() -> Optional.ofNullable(environment).map(Environment::region));
  }

  /** The log group that its pods ship to. */
  Optional<String> logGroup() {
    return Optional.ofNullable(pods.spec().monitoringConfiguration())
        .map(MonitoringConfiguration::cloudWatchMonitoringConfiguration)
        .map(CloudWatchMonitoringConfiguration::logGroupName);
  }

  /** The images that are described. */
  List<String> images() {
    return Stream.of(
            Optional.ofNullable(pods.spec().image()),
            Optional.ofNullable(pods.spec().monitoringConfiguration())
                .map(MonitoringConfiguration::image))
        .flatMap(Optional::stream)
        .toList();
  }

  private static FlinkDeployment pods(DeploymentChoice.Chosen chosen) {
    if (chosen.resource() instanceof FlinkDeployment deployment) {
      return deployment;
    }
    FlinkSessionJob job = (FlinkSessionJob) chosen.resource();
    return job.clusterAmong(chosen.beside())
        .orElseThrow(
            () ->
                CommandException.usage(
                    "the session cluster '"
                        + job.spec().deploymentName()
                        + "' of "
                        + job.name()
                        + " is not described here, and it has the role",
                    "put its FlinkDeployment into the same file"));
  }

  private RoleArn role() {
    RoleArn described = pods.spec().executionRoleArn();
    if (described != null) {
      return described;
    }
    if (environment == null) {
      throw CommandException.usage(
          pods.name() + " names no executionRoleArn", "add it to the description");
    }
    return environment.roles().job();
  }

  /** EMR's operator makes service accounts for a role; any other uses the one that is named. */
  private RoleNeeds.Pods access(boolean session) {
    RoleArn described = pods.spec().executionRoleArn();
    if (emr && described != null) {
      return new RoleNeeds.Pods("FlinkJobs", namespace(), ServiceAccounts.of(described), true);
    }
    String named = pods.spec().serviceAccount();
    String account = named == null ? pods.name() : named;
    boolean shared = named != null || session || pods.spec().job() == null;
    return new RoleNeeds.Pods("Flink-" + account, namespace(), List.of(account), shared);
  }

  private String namespace() {
    return Optional.ofNullable(resource.metadata().namespace())
        .or(() -> Optional.ofNullable(environment).map(Environment::namespace))
        .orElseThrow(
            () ->
                CommandException.usage(
                    resource.name() + " names no namespace, and the trust is in one",
                    "add metadata.namespace to the description"));
  }

  private Region region(@Nullable Region asked) {
    return Optional.ofNullable(asked)
        .or(this::describedRegion)
        .orElseThrow(
            () ->
                CommandException.usage(
                    "which Region are the buckets and log groups of " + resource.name() + " in?",
                    "give --region, or annotate it with " + SluiceAnnotations.REGION));
  }

  private Optional<String> annotation(String key) {
    return Optional.ofNullable(pods.metadata().annotations().get(key));
  }
}
