package io.sluice.deployer.catalogue;

import java.util.List;

/** The job's arguments on this machine, where they cannot be those of the cluster. */
@FunctionalInterface
public interface LocalArguments {
  /**
   * The arguments.
   *
   * @param described the arguments of the description
   * @param hasInput whether the user gave an input; it replaces whatever follows {@code --input}
   */
  List<String> arguments(List<String> described, boolean hasInput);
}
