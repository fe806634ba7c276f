package io.sluice.deployer.local.process;

import io.sluice.deployer.local.error.LocalRunException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together the command of a JVM that ends when this one does, and starts it. */
public final class ChildCommand {
  private static final String FIRST_CLASS = "io.sluice.runtime.child.Child";

  private final String role;
  private final String classPath;
  private final String mainClass;
  private final List<String> jvm = new ArrayList<>();
  private final List<String> args = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private @Nullable Path output;

  /**
   * Begins a command.
   *
   * @param role what a person calls the process
   * @param classPath its class path
   * @param mainClass its main class
   */
  public ChildCommand(String role, String classPath, String mainClass) {
    this.role = role;
    this.classPath = classPath;
    this.mainClass = mainClass;
  }

  /** Adds options of the JVM. */
  public ChildCommand jvm(List<String> options) {
    jvm.addAll(options);
    return this;
  }

  /** Adds options of the JVM. */
  public ChildCommand jvm(String... options) {
    return jvm(List.of(options));
  }

  /** Adds arguments of the main class. */
  public ChildCommand args(List<String> words) {
    args.addAll(words);
    return this;
  }

  /** Adds arguments of the main class. */
  public ChildCommand args(String... words) {
    return args(List.of(words));
  }

  /** Adds variables to the environment. */
  public ChildCommand environment(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Sends standard output to a file; otherwise it is for {@link ChildProcess#output}. */
  public ChildCommand output(Path file) {
    output = file;
    return this;
  }

  /**
   * Starts the process.
   *
   * @param errors the file for its standard error
   * @throws LocalRunException if the operating system refuses
   */
  public ChildProcess start(Path errors) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:-UsePerfData");
    command.addAll(jvm);
    command.addAll(List.of("-cp", classPath, FIRST_CLASS, mainClass));
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(ChildCommand::isForeign);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    if (output != null) {
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    }
    try {
      return new ChildProcess(role, builder.start(), errors);
    } catch (IOException e) {
      throw new LocalRunException(role + " cannot be started: " + e.getMessage(), e);
    }
  }

  private static boolean isForeign(String variable) {
    return variable.startsWith("AWS_")
        || variable.startsWith("FLINK_")
        || variable.startsWith("HADOOP_")
        || variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("_JAVA_OPTIONS");
  }
}
