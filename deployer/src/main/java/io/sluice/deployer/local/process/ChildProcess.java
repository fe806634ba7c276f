package io.sluice.deployer.local.process;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A JVM that was started for a run. */
public final class ChildProcess {
  private final String role;
  private final Process process;
  private final Path log;
  private final ProcessMark mark;

  ChildProcess(String role, Process process, Path log) {
    this.role = role;
    this.process = process;
    this.log = log;
    this.mark = ProcessMark.of(process.toHandle());
  }

  /** What a person calls it. */
  public String role() {
    return role;
  }

  /** Where it writes what it does. */
  public Path log() {
    return log;
  }

  /** Names it for good. */
  public ProcessMark mark() {
    return mark;
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The code with which it ended; 128 and the signal's number when a signal ended it. */
  public int exitCode() {
    return process.exitValue();
  }

  /** What it writes to standard output, unless that goes to a file. */
  public BufferedReader output() {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  /** Runs something, in any thread, when it has ended. */
  public void whenEnded(Runnable action) {
    CompletableFuture<Void> unused = process.onExit().thenRun(action);
  }

  /** Ends it at once, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }
}
