package io.sluice.deployer.cluster.install;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.delete.Footprint;
import io.sluice.deployer.cluster.resource.ServerSide;
import io.sluice.deployer.target.KubernetesResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts saved resources back, each to go on from its savepoint. One that is there is left alone. */
public final class Restoration {
  private static final String SESSION_JOB = "FlinkSessionJob";

  private final Cluster cluster;
  private final ServerSide server;

  /**
   * @param cluster where they are put
   */
  public Restoration(Cluster cluster) {
    this.cluster = cluster;
    this.server = new ServerSide(cluster);
  }

  /** What becomes of a saved resource. */
  public enum Verdict {
    /** It is put back. */
    RESTORED,
    /** It is there already. */
    THERE,
    /** It did not run when it was saved, and was not asked for. */
    LEFT_OUT,
    /** It cannot be put back. */
    FAILED
  }

  /**
   * What became, or would become, of a saved resource.
   *
   * @param saved the resource
   * @param verdict what became of it
   * @param note why, in words; empty where nothing is to be said
   */
  public record Result(SavedResource saved, Verdict verdict, String note) {
    /** In one line. */
    @Override
    public String toString() {
      String what =
          switch (verdict) {
            case RESTORED -> "put back";
            case THERE -> "is there already";
            case LEFT_OUT -> "left out";
            case FAILED -> "failed";
          };
      return saved + ": " + what + (note.isEmpty() ? "" : ": " + note);
    }
  }

  /**
   * Puts them back, session clusters before their jobs.
   *
   * @param all whether also those that did not run
   * @param dryRun whether nothing is changed; the API server is asked whether it would take them
   */
  public List<Result> run(SavedResources folder, boolean all, boolean dryRun) throws IOException {
    List<SavedResource> index = new ArrayList<>(folder.index());
    index.sort(Comparator.comparing(one -> one.kind().equals(SESSION_JOB)));
    List<Result> results = new ArrayList<>();
    for (SavedResource saved : index) {
      results.add(one(folder, saved, all, dryRun));
    }
    return results;
  }

  private Result one(SavedResources folder, SavedResource saved, boolean all, boolean dryRun)
      throws IOException {
    if (!saved.isToRun() && !all) {
      return new Result(
          saved,
          Verdict.LEFT_OUT,
          (saved.state() == SavedResource.State.SUSPENDED ? "it was suspended" : "it had ended")
              + "; --all starts it");
    }
    try {
      KubernetesResource resource = running(folder.read(saved));
      if (server.read(resource).isPresent()) {
        return new Result(saved, Verdict.THERE, "");
      }
      Optional<String> metadata = metadata(saved);
      if (metadata.isPresent()) {
        return new Result(saved, Verdict.FAILED, metadata.get());
      }
      if (dryRun) {
        server.dryRun(resource);
      } else {
        server.apply(resource, true, null);
      }
      return new Result(
          saved, Verdict.RESTORED, saved.savepoint() == null ? "" : "from " + saved.savepoint());
    } catch (ClusterException refused) {
      return new Result(saved, Verdict.FAILED, refused.getMessage() + "; " + refused.fix());
    }
  }

  /** Flink goes on from HA metadata where there is some, and looks at no savepoint. */
  private Optional<String> metadata(SavedResource saved) {
    return saved.kind().equals(SESSION_JOB)
            || saved.savepoint() == null
            || new Footprint(cluster, saved.namespace(), saved.name()).highAvailability().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "HA ConfigMaps of its name are there, and Flink would go on from those and not from the"
                + " savepoint; 'sluice delete "
                + saved.name()
                + " -n "
                + saved.namespace()
                + " --no-savepoint' removes them");
  }

  /** The operator refuses a new resource that is to be suspended. */
  private static KubernetesResource running(KubernetesResource resource) {
    if (!(resource.content().get("spec") instanceof Map<?, ?> spec)
        || !(spec.get("job") instanceof Map<?, ?> job)) {
      return resource;
    }
    Map<Object, Object> runs = new LinkedHashMap<>(job);
    runs.replace("state", "running");
    Map<Object, Object> changed = new LinkedHashMap<>(spec);
    changed.put("job", runs);
    Map<String, Object> content = new LinkedHashMap<>(resource.content());
    content.put("spec", changed);
    return new KubernetesResource(content);
  }
}
