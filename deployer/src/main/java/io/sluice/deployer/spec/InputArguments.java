package io.sluice.deployer.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a job's arguments name the input that a person gives it on this machine. */
@FunctionalInterface
public interface InputArguments {
  /** The option that names a job's input. */
  String OPTION = "--input";

  /** Puts the input in place of the value of {@code --input}, which is added if it is missing. */
  InputArguments REPLACE = InputArguments::replace;

  /**
   * The arguments for this machine.
   *
   * @param described the arguments of the description
   * @param input where the input was uploaded to; empty if none was given
   */
  List<String> arguments(List<String> described, Optional<S3Uri> input);

  private static List<String> replace(List<String> described, Optional<S3Uri> input) {
    if (input.isEmpty()) {
      return described;
    }
    List<String> arguments = new ArrayList<>(described);
    int option = arguments.indexOf(OPTION);
    if (option >= 0) {
      arguments.subList(option, Math.min(option + 2, arguments.size())).clear();
    }
    arguments.addAll(List.of(OPTION, input.get().toString()));
    return arguments;
  }
}
