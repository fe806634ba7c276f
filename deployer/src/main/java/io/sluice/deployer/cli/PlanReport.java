package io.sluice.deployer.cli;

import io.sluice.deployer.cluster.plan.Action;
import io.sluice.deployer.cluster.plan.Change;
import io.sluice.deployer.cluster.plan.Plan;
import io.sluice.deployer.cluster.plan.ResourcePlan;
import io.sluice.deployer.cluster.plan.Rollback;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A plan for people. */
final class PlanReport {
  private static final int LONGEST = 60;

  private final Plan plan;
  private final StringBuilder text = new StringBuilder();

  PlanReport(Plan plan) {
    this.plan = plan;
  }

  @Override
  public String toString() {
    text.setLength(0);
    if (plan.changed()) {
      changed();
    } else {
      line(
          "no change: "
              + plan.kind()
              + "/"
              + plan.name()
              + " in "
              + plan.namespace()
              + " is as described");
    }
    if (!plan.pending().isEmpty()) {
      line("not yet worked on by the operator:");
      plan.pending().forEach(this::change);
    }
    plan.notes().forEach(note -> line("note: " + note));
    plan.warnings().forEach(warning -> line("warning: " + warning));
    return text.toString().stripTrailing();
  }

  private void changed() {
    line(plan.kind() + "/" + plan.name() + " in " + plan.namespace());
    plan.resources().forEach(this::resource);
    line("effect: " + plan.effect());
    line("state: " + plan.state() + ", because " + plan.because());
    @Nullable Rollback rollback = plan.rollback();
    if (rollback != null) {
      line(
          "rollback by the operator: "
              + (rollback.automatic() ? "possible: " : "not possible: ")
              + rollback.automaticBecause());
      line(
          "rollback by command: "
              + (rollback.command() ? "possible: " : "not possible: ")
              + rollback.commandBecause());
    }
    List<String> steps = plan.steps();
    if (!steps.isEmpty()) {
      line("steps of the operator:");
      for (int i = 0; i < steps.size(); i++) {
        line("  " + (i + 1) + ". " + steps.get(i));
      }
    }
  }

  private void resource(ResourcePlan resource) {
    String sign =
        switch (resource.action()) {
          case CREATE -> "+ ";
          case CHANGE -> "~ ";
          case ADOPT, NONE -> "  ";
        };
    String what =
        switch (resource.action()) {
          case CREATE -> "created";
          case CHANGE -> "changed";
          case ADOPT, NONE -> "unchanged";
        };
    line(sign + resource + ": " + what);
    if (resource.action() == Action.CHANGE) {
      resource.changes().forEach(this::change);
    }
  }

  private void change(Change change) {
    @Nullable Object before = change.before();
    @Nullable Object after = change.after();
    String values =
        before == null
            ? "    + " + change.field() + ": " + value(after)
            : after == null
                ? "    - " + change.field() + ": " + value(before)
                : "    ~ " + change.field() + ": " + value(before) + " -> " + value(after);
    String setBy = change.setBy() == null ? "" : "; set by " + change.setBy();
    String because = change.because() == null ? "" : ": " + change.because();
    String effect = change.effect() == null ? "" : change.effect() + because;
    String remark = (effect + setBy).replaceFirst("^; ", "");
    line(values + (remark.isEmpty() ? "" : "  (" + remark + ")"));
  }

  private static String value(@Nullable Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      return String.format(Locale.ROOT, "%s", value);
    }
    String written = value instanceof String plain ? '"' + plain + '"' : Json.compact(value);
    String line = written.replace("\n", "\\n");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
  }

  private void line(String line) {
    text.append(line).append(System.lineSeparator());
  }
}
