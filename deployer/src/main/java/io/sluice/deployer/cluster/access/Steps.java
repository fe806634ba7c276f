package io.sluice.deployer.cluster.access;

import io.sluice.deployer.cluster.ClusterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Changes in their order, with what a user should know about them. */
final class Steps {
  private final List<Step> steps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();

  void add(Optional<Step> step) {
    step.ifPresent(steps::add);
  }

  void note(String note) {
    notes.add(note);
  }

  /** Something that others have set, and that the changes would take from them. */
  void conflict(String conflict) {
    conflicts.add(conflict);
  }

  AccessPlan plan(String namespace) {
    List<String> all = new ArrayList<>(notes);
    conflicts.forEach(taken -> all.add("set by others: " + taken + "; apply needs --take-over"));
    return new AccessPlan(namespace, steps.stream().map(Step::change).toList(), all);
  }

  /**
   * Makes the changes, one after the other.
   *
   * @throws ClusterException if something would be taken from others; then nothing was changed
   */
  void carryOut(Consumer<AccessChange> done) {
    if (!conflicts.isEmpty()) {
      throw GuideResource.conflict(conflicts, null);
    }
    for (Step step : steps) {
      step.carryOut().run();
      done.accept(step.change());
    }
  }
}
