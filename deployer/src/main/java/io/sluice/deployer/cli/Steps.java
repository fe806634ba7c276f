package io.sluice.deployer.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** Prints each step as it begins. */
final class Steps implements Consumer<String> {
  private final PrintWriter err;

  Steps(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void accept(String step) {
    err.println(step);
    err.flush();
  }
}
