package io.sluice.deployer.cluster.autoscaler;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.rest.JobVertex;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the autoscaler keeps and tells of a job. */
public final class Autoscalers {
  private static final Set<String> PREFIXES =
      Set.of("job.autoscaler.", "kubernetes.operator.job.autoscaler.");
  private static final Set<String> NOTES =
      Set.of(
          "AutoscalerError",
          "IneffectiveScaling",
          "InsufficientResources",
          "MemoryPressure",
          "ScalingLimited",
          "ScalingExecutorError");

  private final Cluster cluster;

  /**
   * @param cluster where to look
   */
  public Autoscalers(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The ConfigMap that the autoscaler of a resource keeps. */
  public static String configMap(String name) {
    return "autoscaler-" + name;
  }

  /**
   * What it measured and decided.
   *
   * @param graph the job's vertices, which give their names and order; none where the JobManager
   *     was not reached
   * @throws io.sluice.deployer.cluster.ClusterException if the cluster does not let one look
   */
  public Scaling read(LiveResource resource, List<JobVertex> graph) {
    List<Event> events = events(resource);
    Optional<ScalingReport> last =
        events.stream()
            .filter(event -> ScalingReport.REASON.equals(event.getReason()))
            .map(ScalingReport::of)
            .max(Comparator.comparing(ScalingReport::time));
    return new Scaling(
        isOn(resource),
        !option(resource, "scaling.enabled").orElse("true").equals("false"),
        vertices(resource, graph, last.orElse(null)),
        last.orElse(null),
        events.stream()
            .filter(event -> NOTES.contains(event.getReason()))
            .map(Autoscalers::note)
            .sorted(Comparator.comparing(ScalingNote::time).reversed())
            .toList());
  }

  /** Whether the autoscaler is switched on in the resource. */
  public static boolean isOn(LiveResource resource) {
    return option(resource, "enabled").filter("true"::equalsIgnoreCase).isPresent();
  }

  private static Optional<String> option(LiveResource resource, String name) {
    Tree options = resource.spec().at("flinkConfiguration");
    return PREFIXES.stream()
        .sorted()
        .flatMap(prefix -> options.text(prefix + name).stream())
        .findFirst();
  }

  private List<VertexScaling> vertices(
      LiveResource resource, List<JobVertex> graph, @Nullable ScalingReport last) {
    Map<String, VertexScaling> known = new LinkedHashMap<>(state(resource).vertices());
    if (last != null) {
      last.vertices()
          .forEach(change -> known.merge(change.id(), of(change, last), Autoscalers::fill));
    }
    Stream<VertexScaling> named =
        graph.stream().map(vertex -> named(known.remove(vertex.id()), vertex));
    List<VertexScaling> first = named.toList();
    return Stream.concat(first.stream(), graph.isEmpty() ? known.values().stream() : Stream.empty())
        .toList();
  }

  private AutoscalerState state(LiveResource resource) {
    ConfigMap map =
        cluster.ask(
            "read ConfigMap/" + configMap(resource.name()) + " in " + resource.namespace(),
            () ->
                cluster
                    .client()
                    .configMaps()
                    .inNamespace(resource.namespace())
                    .withName(configMap(resource.name()))
                    .get());
    return new AutoscalerState(map == null || map.getData() == null ? Map.of() : map.getData());
  }

  private List<Event> events(LiveResource resource) {
    return cluster
        .ask(
            "list the events of " + resource.name() + " in " + resource.namespace(),
            () ->
                cluster
                    .client()
                    .v1()
                    .events()
                    .inNamespace(resource.namespace())
                    .withField("involvedObject.name", resource.name())
                    .withField("involvedObject.kind", resource.kind())
                    .list())
        .getItems();
  }

  private static ScalingNote note(Event event) {
    String message = String.valueOf(event.getMessage()).lines().findFirst().orElse("");
    return new ScalingNote(ScalingReport.time(event), event.getReason(), message);
  }

  private static VertexScaling of(ScalingReport.Change change, ScalingReport report) {
    return new VertexScaling(
        change.id(),
        null,
        change.from(),
        change.to(),
        null,
        null,
        Double.isFinite(change.processed()) ? change.processed() : null,
        Double.isFinite(change.demanded()) ? change.demanded() : null,
        report.time());
  }

  /** What is known, and where something is missing what was told. */
  private static VertexScaling fill(VertexScaling known, VertexScaling told) {
    return new VertexScaling(
        known.id(),
        known.name(),
        known.current() == null ? told.current() : known.current(),
        known.target() == null ? told.target() : known.target(),
        known.busy(),
        known.lag(),
        known.processed() == null ? told.processed() : known.processed(),
        known.demanded() == null ? told.demanded() : known.demanded(),
        known.decided() == null ? told.decided() : known.decided());
  }

  private static VertexScaling named(@Nullable VertexScaling known, JobVertex vertex) {
    return known == null
        ? new VertexScaling(
            vertex.id(), vertex.name(), vertex.parallelism(), null, null, null, null, null, null)
        : new VertexScaling(
            vertex.id(),
            vertex.name(),
            vertex.parallelism(),
            known.target(),
            known.busy(),
            known.lag(),
            known.processed(),
            known.demanded(),
            known.decided());
  }
}
