package io.sluice.deployer.cluster.plan;

import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.yaml.FieldPath;
import java.util.List;

/** What the operator sees change between two specifications, and how it takes it. */
final class OperatorDiff {
  private final List<FieldChange> changes;
  private final boolean standalone;
  private final boolean wholeTaskManager;

  /**
   * @param before what it has worked on last
   * @param after what it reads next
   */
  OperatorDiff(Tree before, Tree after) {
    Tree left = Normal.spec(before);
    Tree right = Normal.spec(after);
    this.changes = TreeDiff.of(FieldPath.ROOT, left.root(), right.root());
    this.standalone = new FlinkOptions(after).isStandalone();
    this.wholeTaskManager = left.map("taskManager").isEmpty() != right.map("taskManager").isEmpty();
  }

  List<FieldChange> changes() {
    return changes;
  }

  /** How it takes all of it together. */
  DiffType strongest() {
    return changes.stream().map(this::type).reduce(DiffType.IGNORE, OperatorDiff::stronger);
  }

  /** How it takes one field: nothing at all where what it reads is the same. */
  DiffType type(FieldPath path) {
    return changes.stream()
        .filter(change -> change.path().startsWith(path) || path.startsWith(change.path()))
        .map(this::type)
        .reduce(DiffType.IGNORE, OperatorDiff::stronger);
  }

  boolean sees(FieldPath path) {
    return changes.stream()
        .anyMatch(change -> change.path().startsWith(path) || path.startsWith(change.path()));
  }

  DiffType type(FieldChange change) {
    return wholeTaskManager && change.path().startsWith(FieldPath.of("taskManager"))
        ? DiffType.UPGRADE
        : DiffType.of(change.path(), standalone, change.after() == null);
  }

  private static DiffType stronger(DiffType left, DiffType right) {
    return left.compareTo(right) >= 0 ? left : right;
  }
}
