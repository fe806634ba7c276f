package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.apply.Applied;
import io.sluice.deployer.cluster.apply.ApplyListener;
import io.sluice.deployer.cluster.plan.Plan;
import io.sluice.deployer.target.KubernetesResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells how applying goes, how it ended, or how far it came. */
final class ApplyReport implements ApplyListener {
  private final OutputOption output;
  private final String typed;
  private final List<Applied> done = new ArrayList<>();
  private @Nullable Plan plan;
  private @Nullable KubernetesResource current;

  /**
   * @param output where to
   * @param typed what the user typed to choose the description
   */
  ApplyReport(OutputOption output, String typed) {
    this.output = output;
    this.typed = typed;
  }

  @Override
  public synchronized void planned(Plan made) {
    plan = made;
    if (output.isJson()) {
      return;
    }
    if (made.changed()) {
      output.out().println(new PlanReport(made));
    } else {
      made.notes().forEach(note -> output.out().println("note: " + note));
      made.warnings().forEach(warning -> output.out().println("warning: " + warning));
    }
    output.out().flush();
  }

  @Override
  public synchronized void applying(KubernetesResource resource) {
    current = resource;
  }

  @Override
  public synchronized void applied(Applied applied) {
    current = null;
    done.add(applied);
    if (!output.isJson() && plan != null && plan.changed()) {
      output.out().println(line(applied));
      output.out().flush();
    }
  }

  /** How it ended. */
  synchronized void tell(List<Applied> applied, Cluster cluster) {
    if (output.isJson()) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("plan", plan);
      data.put("applied", applied);
      @Nullable String context = cluster.context();
      if (context != null) {
        data.put("context", context);
      }
      data.put("server", cluster.address());
      output.out().println(Json.write(data));
    } else if (plan != null && !plan.changed()) {
      output
          .out()
          .println("no change: " + plan.kind() + "/" + plan.name() + " in " + plan.namespace());
    }
  }

  /** How far it came before it was interrupted, and how to go on. */
  synchronized void tellInterrupted() {
    String so =
        done.isEmpty() && current == null
            ? "nothing was changed"
            : (done.isEmpty() ? "" : "done: " + names(done) + "; ")
                + (current == null ? "nothing else was changed" : current + " may be done or not");
    output.err().println("sluice: interrupted: " + so);
    output.err().println("  fix: run 'sluice apply " + typed + "' again; it finishes what is left");
    output.err().flush();
  }

  private static String names(List<Applied> applied) {
    return applied.stream().map(Applied::toString).collect(Collectors.joining(", "));
  }

  private static String line(Applied applied) {
    return String.format(
        Locale.ROOT, "%-9s %s", applied.outcome().name().toLowerCase(Locale.ROOT), applied);
  }
}
