package io.sluice.deployer.target.apache;

import io.sluice.deployer.check.Subject;
import io.sluice.deployer.release.Images;
import io.sluice.deployer.release.Release;
import io.sluice.deployer.release.Releases;
import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkDeploymentSpec;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.PodTemplate;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.SluiceAnnotations;
import io.sluice.deployer.spec.TaskManagerSpec;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A description with what its translation asks of it.
 *
 * @param deployment the description, which breaks no rule of this destination
 */
record Described(FlinkDeployment deployment) {
  static final String MAIN_CONTAINER = "flink-main-container";
  private static final String[] IMAGE_OPTIONS = {
    "kubernetes.container.image.ref", "kubernetes.container.image"
  };

  String name() {
    return deployment.name();
  }

  Optional<String> namespace() {
    return Optional.ofNullable(deployment.metadata().namespace());
  }

  FlinkDeploymentSpec spec() {
    return deployment.spec();
  }

  /** Flink's options, as described. */
  Map<String, String> options() {
    return spec().flinkConfiguration().entries();
  }

  /** The own image; else that of the release; empty where an option names it. */
  Optional<String> image() {
    if (isEmrImage()) {
      return Optional.ofNullable(spec().emrReleaseLabel())
          .map(label -> Images.publicRuntime(label).toString());
    }
    return Optional.ofNullable(spec().image());
  }

  /** Whether the pods run EMR's image of the release. */
  boolean isEmrImage() {
    return spec().emrReleaseLabel() != null && spec().image() == null && imageOption().isEmpty();
  }

  /** The image that an option names. */
  Optional<String> imageOption() {
    return spec().flinkConfiguration().get(IMAGE_OPTIONS);
  }

  /** What EMR says of the release. */
  Optional<Release> release() {
    return Optional.ofNullable(spec().emrReleaseLabel()).flatMap(Releases::find);
  }

  /** Whether the Flink line that the operator is told is this one or a later one. */
  boolean isAtLeast(FlinkVersion line) {
    return Optional.ofNullable(spec().flinkVersion())
        .or(() -> release().map(Release::flinkVersion))
        .filter(version -> version.compareTo(line) >= 0)
        .isPresent();
  }

  /** Whether high availability is on, by whichever field or option. */
  boolean isHighlyAvailable() {
    return new Subject(deployment).isHighlyAvailable();
  }

  /** Whether it has a field that only EMR's operator knows, so that EMR's defaults are meant. */
  boolean isForEmr() {
    return new Subject(deployment).isForEmr();
  }

  /** How pods come to the execution role. */
  AwsIdentity identity() {
    return annotation(SluiceAnnotations.IDENTITY).map(AwsIdentity::parse).orElse(AwsIdentity.IRSA);
  }

  /** The Region, if the description names it. */
  Optional<Region> region() {
    return annotation(SluiceAnnotations.REGION).map(Region::parse);
  }

  /** What the user lays over pods: over all, over JobManagers, over TaskManagers. */
  Stream<PodTemplate> podTemplates() {
    return Stream.concat(Optional.ofNullable(spec().podTemplate()).stream(), ofRoles());
  }

  /** What the user lays over the pods of one role. */
  Stream<PodTemplate> ofRoles() {
    return Stream.of(
            Optional.ofNullable(spec().jobManager()).map(JobManagerSpec::podTemplate),
            Optional.ofNullable(spec().taskManager()).map(TaskManagerSpec::podTemplate))
        .flatMap(Optional::stream);
  }

  private Optional<String> annotation(String key) {
    return Optional.ofNullable(deployment.metadata().annotations().get(key));
  }
}
