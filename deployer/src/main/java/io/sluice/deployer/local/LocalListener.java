package io.sluice.deployer.local;

/** Hears what happens in a run, in the thread that runs it. */
@FunctionalInterface
public interface LocalListener {

  /** Something happened. */
  void on(LocalEvent event);
}
