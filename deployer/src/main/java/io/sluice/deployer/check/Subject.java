package io.sluice.deployer.check;

import io.sluice.deployer.release.Feature;
import io.sluice.deployer.release.OperatorVersion;
import io.sluice.deployer.release.Release;
import io.sluice.deployer.release.Releases;
import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.FlinkConfiguration;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkDeploymentSpec;
import io.sluice.deployer.spec.FlinkResource;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.spec.TaskManagerSpec;
import io.sluice.deployer.spec.UpgradeMode;
import java.util.List;
import java.util.Optional;

/**
 * What the rules look at: a description, with the questions that many rules ask. A session job
 * answers for its job and its options; what it runs on, it is told by its session cluster, if that
 * is one of the deployments beside it.
 *
 * @param resource the description
 * @param beside the deployments that are described in the same place
 */
public record Subject(FlinkResource resource, List<FlinkDeployment> beside) {
  public Subject {
    beside = List.copyOf(beside);
  }

  /** A description that stands alone. */
  public Subject(FlinkResource resource) {
    this(resource, List.of());
  }

  /** The description's name; empty where it has none. */
  public String name() {
    return resource.name();
  }

  /** What is to run: all of a deployment, and of a session job its job and its options. */
  public FlinkDeploymentSpec spec() {
    return resource instanceof FlinkSessionJob job
        ? SessionView.of(job.spec())
        : ((FlinkDeployment) resource).spec();
  }

  /** The session job; empty where this is a deployment. */
  Optional<FlinkSessionJob> sessionJob() {
    return resource instanceof FlinkSessionJob job ? Optional.of(job) : Optional.empty();
  }

  /** The session job's cluster, where it is described beside it. */
  Optional<Subject> cluster() {
    return sessionJob().flatMap(job -> job.clusterAmong(beside)).map(Subject::new);
  }

  /** Whether it is a session cluster. */
  boolean isSessionCluster() {
    return resource instanceof FlinkDeployment && job().isEmpty();
  }

  /** Flink's options. */
  public FlinkConfiguration configuration() {
    return spec().flinkConfiguration();
  }

  /** Flink's options one by one, in the order they were written. */
  List<Setting> settings() {
    return configuration().entries().entrySet().stream()
        .map(entry -> new Setting(entry.getKey(), entry.getValue().strip()))
        .toList();
  }

  /** The job; empty for a session cluster, and for a session job that lacks one. */
  public Optional<JobSpec> job() {
    return Optional.ofNullable(spec().job());
  }

  /** The JobManager's part. */
  public Optional<JobManagerSpec> jobManager() {
    return Optional.ofNullable(spec().jobManager());
  }

  /** The TaskManagers' part. */
  public Optional<TaskManagerSpec> taskManager() {
    return Optional.ofNullable(spec().taskManager());
  }

  /** What happens to the state on a change; {@code stateless} is the operator's default. */
  public UpgradeMode upgradeMode() {
    return job().map(JobSpec::upgradeMode).orElse(UpgradeMode.STATELESS);
  }

  /** Whether the job's state is to survive a change. */
  public boolean isStateful() {
    return upgradeMode() != UpgradeMode.STATELESS;
  }

  /**
   * Whether the description is for EMR's operator: it has one of the fields that only EMR knows.
   */
  public boolean isForEmr() {
    if (sessionJob().isPresent()) {
      return cluster().filter(Subject::isForEmr).isPresent();
    }
    return spec().emrReleaseLabel() != null
        || spec().executionRoleArn() != null
        || spec().monitoringConfiguration() != null
        || jobManager()
            .filter(jm -> jm.highAvailabilityEnabled() != null || jm.storageDir() != null)
            .isPresent();
  }

  /** Whether high availability is on: by EMR's field, which is on by default, or by an option. */
  public boolean isHighlyAvailable() {
    return isHighlyAvailableByOption() || isHighlyAvailableByField();
  }

  /** Whether EMR's field says so, which is on by default. */
  boolean isHighlyAvailableByField() {
    return jobManager().map(JobManagerSpec::highAvailabilityEnabled).orElse(isForEmr());
  }

  /** Whether Flink's own option says so. */
  boolean isHighlyAvailableByOption() {
    return Key.HA_TYPE.in(this).filter(type -> !type.is("none")).isPresent();
  }

  /** The EMR release, known to Sluice or not. */
  Optional<EmrVersion> emrVersion() {
    return platform().map(FlinkDeploymentSpec::emrReleaseLabel).map(ReleaseLabel::release);
  }

  /** The EMR release's number, for messages; empty where there is none. */
  String emrText() {
    return emrVersion().map(EmrVersion::toString).orElse("");
  }

  /** What the EMR release holds; empty where it is not known to Sluice. */
  Optional<Release> release() {
    return emrVersion().flatMap(Releases::find);
  }

  /** Whether the release is known not to have a feature. */
  boolean lacks(Feature feature) {
    return emrVersion().filter(version -> !feature.isIn(version)).isPresent();
  }

  /** The line of the release's operator, where AWS says which it is. */
  Optional<OperatorVersion> operator() {
    return release()
        .filter(release -> release.operator().isPresent())
        .map(Release::operatorAtLeast);
  }

  /** Whether the operator is known to be older than a line. */
  boolean operatorIsBefore(int major, int minor) {
    OperatorVersion line = new OperatorVersion(major, minor);
    return operator().filter(known -> !known.isAtLeast(line)).isPresent();
  }

  /** Whether the operator is known to be of this line or a later one. */
  boolean operatorIsAtLeast(int major, int minor) {
    OperatorVersion line = new OperatorVersion(major, minor);
    return emrVersion()
        .flatMap(Subject::orNewest)
        .filter(release -> release.operatorAtLeast().isAtLeast(line))
        .isPresent();
  }

  /** The Flink line in the image: that of the release, else the one that is named. */
  Optional<FlinkVersion> flinkLine() {
    return release()
        .map(Release::flinkVersion)
        .or(() -> platform().map(FlinkDeploymentSpec::flinkVersion));
  }

  /** What decides on Flink and the operator: the session cluster, or the deployment itself. */
  private Optional<FlinkDeploymentSpec> platform() {
    return sessionJob().isPresent() ? cluster().map(Subject::spec) : Optional.of(spec());
  }

  private static Optional<Release> orNewest(EmrVersion version) {
    Release newest = Releases.newest();
    return Releases.find(version)
        .or(() -> Optional.of(newest).filter(known -> version.isAtLeast(known.version())));
  }
}
