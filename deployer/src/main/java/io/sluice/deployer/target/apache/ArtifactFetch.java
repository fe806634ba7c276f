package io.sluice.deployer.target.apache;

import io.sluice.deployer.spec.DeploymentMode;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.PodTemplate;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a jar or script comes from S3 into the pod. EMR's operator downloads it; for Apache's there
 * are two ways:
 *
 * <ul>
 *   <li>Flink fetches the jar itself. That takes Flink 1.19, and an operator whose own client lets
 *       the URI pass: 1.10 or later (built with Flink 1.19; those before allow {@code local} only).
 *       {@code flinkVersion: v1_20} is what only such an operator knows.
 *   <li>Else an init container copies it to where EMR puts it. Also for PyFlink, whose entry point
 *       fetches nothing, and in standalone mode, where TaskManagers need the file as well.
 * </ul>
 */
final class ArtifactFetch {
  static final String CONTAINER = "fetch-artifact";
  private static final String USRLIB = "/opt/flink/usrlib";
  private static final String VOLUME = "flink-usrlib";
  private static final String PYTHON = "org.apache.flink.client.python.PythonDriver";

  private final Described described;
  private final Optional<S3Uri> place;

  ArtifactFetch(Described described) {
    this.described = described;
    this.place =
        Optional.ofNullable(described.spec().job())
            .map(JobSpec::jarURI)
            .map(URI::toString)
            .filter(S3Uri::looksLikeOne)
            .map(S3Uri::parse);
  }

  /** Whether an init container is needed. */
  boolean isByInitContainer() {
    return place.isPresent()
        && (!described.isAtLeast(FlinkVersion.V1_20) || isPython() || isStandalone());
  }

  /** Whether the pods of TaskManagers need the file, too. */
  boolean isForAllPods() {
    return isByInitContainer() && isStandalone();
  }

  /** The jar's URI as this destination takes it. */
  Optional<URI> uri() {
    return place.map(
        from ->
            URI.create(
                isByInitContainer()
                    ? "local://" + path(from)
                    : from.scheme() == S3Uri.Scheme.S3
                        ? from.with(connector()).toString()
                        : from.toString()));
  }

  /** Adds the init container and what it shares with the main container. */
  void describe(Pod pod, Map<String, String> options) {
    if (place.isEmpty() || !isByInitContainer()) {
      return;
    }
    Map<String, Object> mount = Block.with("name", VOLUME).and("mountPath", USRLIB).toMap();
    pod.mainContainer(Block.with("volumeMounts", List.of(mount)));
    Block container = Block.with("name", CONTAINER);
    (described.isEmrImage()
            ? CopyCommand.ofAwsCli(place.get(), path(place.get()), options)
            : CopyCommand.ofFlink(described, place.get(), path(place.get()), options))
        .toMap()
        .forEach(container::and);
    container
        .and("env", environment())
        .and("envFrom", credentials())
        .and("volumeMounts", List.of(mount));
    pod.spec(
        Block.with("initContainers", List.of(container.toMap()))
            .and("volumes", List.of(Block.with("name", VOLUME).and("emptyDir", Map.of()).toMap())));
  }

  /** What the user gives the main container, in which credentials can be, and the Region. */
  private List<Map<String, Object>> environment() {
    List<Map<String, Object>> environment = ofMainContainer("env");
    RegionEnvironment.of(described)
        .filter(
            region ->
                environment.stream()
                    .noneMatch(one -> RegionEnvironment.NAME.equals(one.get("name"))))
        .ifPresent(environment::add);
    return environment;
  }

  private List<Map<String, Object>> credentials() {
    return ofMainContainer("envFrom");
  }

  private List<Map<String, Object>> ofMainContainer(String field) {
    return new ArrayList<>(
        templates()
            .flatMap(template -> Pod.mainContainer(template).stream())
            .flatMap(main -> Pod.blocks(main.get(field)).stream())
            .toList());
  }

  private Stream<PodTemplate> templates() {
    return Stream.concat(
        Optional.ofNullable(described.spec().podTemplate()).stream(),
        Optional.ofNullable(described.spec().jobManager()).stream()
            .flatMap(jobManager -> Optional.ofNullable(jobManager.podTemplate()).stream()));
  }

  /** {@code s3://} belongs to whichever plugin comes first, so one that is in use is named. */
  private S3Uri.Scheme connector() {
    boolean presto =
        described.options().values().stream().anyMatch(value -> value.startsWith("s3p://"))
            || Optional.ofNullable(described.spec().jobManager()).stream()
                .flatMap(jobManager -> Optional.ofNullable(jobManager.storageDir()).stream())
                .anyMatch(dir -> dir.scheme() == S3Uri.Scheme.S3P);
    return presto ? S3Uri.Scheme.S3P : S3Uri.Scheme.S3A;
  }

  private boolean isPython() {
    return Optional.ofNullable(described.spec().job())
        .filter(
            job ->
                PYTHON.equals(job.entryClass())
                    || job.args().stream()
                        .anyMatch(arg -> arg.matches("-py|-pym|--python|--pyModule")))
        .isPresent();
  }

  private boolean isStandalone() {
    return described.spec().mode() == DeploymentMode.STANDALONE;
  }

  private static String path(S3Uri from) {
    return USRLIB + "/" + from.key().substring(from.key().lastIndexOf('/') + 1);
  }
}
