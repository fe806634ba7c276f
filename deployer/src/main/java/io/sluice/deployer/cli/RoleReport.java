package io.sluice.deployer.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.sluice.deployer.aws.iam.PolicyDocument;
import io.sluice.deployer.aws.role.Change;
import io.sluice.deployer.aws.role.RolePlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes of a role for people: each with the diff of its document. */
final class RoleReport {
  private static final int CONTEXT_LINES = 3;
  private static final int HEADER_LINES = 2;

  private final RolePlan plan;

  RoleReport(RolePlan plan) {
    this.plan = plan;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("role ").append(plan.role()).append('\n');
    if (!plan.changed()) {
      text.append("no change\n");
    }
    for (Change change : plan.changes()) {
      text.append(change).append('\n');
      diff(change).forEach(line -> text.append("    ").append(line).append('\n'));
    }
    plan.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    return text.toString().stripTrailing();
  }

  private static List<String> diff(Change change) {
    List<String> before = lines(change.before());
    List<String> after = lines(change.after());
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            "", "", before, DiffUtils.diff(before, after), CONTEXT_LINES);
    return diff.isEmpty() ? diff : diff.subList(HEADER_LINES, diff.size());
  }

  private static List<String> lines(@Nullable PolicyDocument document) {
    return document == null ? List.of() : document.pretty().lines().toList();
  }
}
