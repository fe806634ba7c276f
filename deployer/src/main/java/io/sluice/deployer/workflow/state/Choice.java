package io.sluice.deployer.workflow.state;

import java.util.ArrayList;
import java.util.List;

/**
 * A fork: the first branch whose condition holds.
 *
 * @param branches the branches in order
 * @param otherwise the state where none holds
 */
public record Choice(String name, List<Branch> branches, String otherwise) implements State {
  /** A condition and the state that follows where it holds. */
  public record Branch(Condition when, String next) {}

  public Choice {
    branches = List.copyOf(branches);
  }

  /** A fork without branches yet. */
  public static Choice named(String name, String otherwise) {
    return new Choice(name, List.of(), otherwise);
  }

  /** The same with a further branch, after the others. */
  public Choice when(Condition condition, String next) {
    List<Branch> all = new ArrayList<>(branches);
    all.add(new Branch(condition, next));
    return new Choice(name, all, otherwise);
  }

  @Override
  public List<String> following() {
    List<String> all = new ArrayList<>(branches.stream().map(Branch::next).toList());
    all.add(otherwise);
    return all;
  }
}
