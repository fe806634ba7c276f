package io.sluice.deployer.cluster.explain;

import io.fabric8.kubernetes.api.model.Event;
import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.follow.Goals;
import io.sluice.deployer.cluster.follow.Verdict;
import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.live.LiveResources;
import io.sluice.deployer.cluster.status.DetailsCollector;
import io.sluice.deployer.cluster.status.JobView;
import io.sluice.deployer.cluster.status.LiveDetails;
import io.sluice.deployer.cluster.trouble.CauseRanking;
import io.sluice.deployer.cluster.trouble.EventBook;
import io.sluice.deployer.cluster.trouble.EventTroubles;
import io.sluice.deployer.cluster.trouble.Gravity;
import io.sluice.deployer.cluster.trouble.JobTrouble;
import io.sluice.deployer.cluster.trouble.Trouble;
import io.sluice.deployer.rest.JobFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Merges what the operator, Kubernetes and Flink tell of a resource into one cause. */
public final class Explainer {
  private final Cluster cluster;

  /**
   * @param cluster where the resource is
   */
  public Explainer(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Explains.
   *
   * @throws io.sluice.deployer.cluster.ClusterException if its pods may not be seen
   * @throws InterruptedException if the thread is interrupted
   */
  public Explanation explain(LiveResource live) throws InterruptedException {
    try (DetailsCollector collector = new DetailsCollector(cluster)) {
      LiveDetails details = collector.of(live);
      List<Event> events = new Events(cluster).of(live);
      return explain(details, events, session(live), Instant.now());
    }
  }

  static Explanation explain(
      LiveDetails details, List<Event> events, @Nullable Trouble sessionCluster, Instant now) {
    LiveResource live = details.live();
    Verdict verdict = Goals.stable(live.generation()).judge(live);
    List<Trouble> troubles = new ArrayList<>(details.troubles());
    Optional.ofNullable(sessionCluster).ifPresent(troubles::add);
    List<Trouble> failures = failures(details);
    boolean healthy =
        verdict.state() == Verdict.State.REACHED
            && details.pods() == details.podsReady()
            && troubles.stream().allMatch(trouble -> trouble.where().startsWith("Pod/"));
    if (!healthy) {
      troubles.addAll(failures);
      troubles.addAll(current(live, events, now));
    }
    return new Explanation(
        live,
        healthy,
        verdict.text(),
        healthy ? null : CauseRanking.first(troubles.stream()).orElse(null),
        evidence(troubles, failures, healthy ? List.of() : events));
  }

  private static List<Trouble> failures(LiveDetails details) {
    List<JobFailure> remembered = details.jobView().map(JobView::failures).orElse(List.of());
    return remembered.stream().map(JobTrouble::of).toList();
  }

  /** What is still wrong since the specification that is there was described. */
  private static List<Trouble> current(LiveResource live, List<Event> events, Instant now) {
    EventBook book = new EventBook();
    events.stream()
        .filter(event -> !EventTroubles.time(event).isBefore(live.described()))
        .forEach(book::see);
    return book.troubles(now);
  }

  private static List<Evidence> evidence(
      List<Trouble> troubles, List<Trouble> failures, List<Event> events) {
    return Digest.of(
        Stream.of(
                troubles.stream().map(Evidence::of),
                failures.stream().map(Evidence::of),
                events.stream().map(Explainer::evidence))
            .flatMap(all -> all)
            .distinct());
  }

  private static Evidence evidence(Event event) {
    return new Evidence(
        EventTroubles.time(event),
        event.getInvolvedObject().getKind() + "/" + event.getInvolvedObject().getName(),
        event.getReason() + ": " + Objects.toString(event.getMessage(), "").strip(),
        List.of(),
        EventTroubles.times(event),
        1);
  }

  private @Nullable Trouble session(LiveResource live) {
    if (!live.kind().equals("FlinkSessionJob")) {
      return null;
    }
    boolean there =
        new LiveResources(cluster)
            .get("FlinkDeployment", live.namespace(), live.flinkCluster())
            .isPresent();
    return there
        ? null
        : new Trouble(
            "FlinkDeployment/" + live.flinkCluster(),
            "the session cluster " + live.flinkCluster() + " is not there",
            "apply it, or correct spec.deploymentName",
            Gravity.LASTING,
            "session-cluster",
            live.created());
  }
}
