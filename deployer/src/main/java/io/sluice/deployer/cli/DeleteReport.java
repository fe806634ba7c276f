package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.delete.Remains;
import io.sluice.deployer.cluster.delete.Remnant;
import io.sluice.deployer.cluster.delete.StateAtEnd;
import io.sluice.deployer.cluster.live.LiveResource;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a deletion has kept, removed and left. */
final class DeleteReport {
  /** What a purge tells of, and a deletion without one does not touch. */
  private static final Set<String> PURGED = Set.of("checkpoints", "savepoints", "HA metadata");

  private final OutputOption output;
  private final String name;
  private @Nullable String savepoint;

  DeleteReport(OutputOption output, String name) {
    this.output = output;
    this.name = name;
  }

  PrintWriter err() {
    return output.err();
  }

  /** Something to know before it is done. */
  void warn(String text) {
    err().println("note: " + text);
  }

  /**
   * From where the job can be started again. Printed before anything is deleted, so that it is not
   * lost with a connection.
   */
  void savepoint(LiveResource live, StateAtEnd state, @Nullable String path) {
    savepoint = path;
    PrintWriter out = output.isJson() ? err() : output.out();
    if (path == null) {
      out.println(
          live.name()
              + (state.need() == StateAtEnd.Need.NOTHING
                  ? " " + state.words() + ": no savepoint is taken"
                  : " is deleted with its state, as asked"));
    } else {
      out.println(name + ": savepoint " + path);
      out.println("  start again from it with spec.job.initialSavepointPath: " + path);
    }
    out.flush();
  }

  /** The deletion is not waited for. */
  void asked() {
    print(Map.of("waited", false), List.of(), List.of(), name + ": its deletion is asked for");
  }

  /**
   * It is gone.
   *
   * @param purged what has gone of its state and logs; null if that was not asked for
   */
  void done(Remains remains, @Nullable PurgeReport purged) {
    List<Remnant> kept =
        purged == null
            ? remains.kept()
            : remains.kept().stream().filter(one -> !PURGED.contains(one.kind())).toList();
    StringBuilder text = new StringBuilder(name + ": deleted");
    remains.removed().forEach(one -> text.append("\n  removed ").append(one));
    kept.forEach(one -> text.append("\n  left ").append(one));
    if (purged != null) {
      text.append(purged.lines("purged", "left"))
          .append("\n  purged in all: ")
          .append(purged.sum());
    } else if (kept.isEmpty()) {
      text.append("; nothing is left");
    }
    print(
        purged == null ? Map.of() : Map.of("purged", purged.data()), remains.removed(), kept, text);
  }

  private void print(
      Map<String, Object> more, List<Remnant> removed, List<Remnant> kept, Object text) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", name);
    data.put("savepoint", savepoint);
    data.putAll(more);
    data.put("removed", removed);
    data.put("left", kept);
    output.print(data, text);
  }
}
