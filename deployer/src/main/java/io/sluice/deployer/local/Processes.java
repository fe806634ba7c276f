package io.sluice.deployer.local;

import io.sluice.deployer.local.job.LocalJob;
import io.sluice.deployer.local.process.ChildCommand;
import io.sluice.deployer.local.process.ChildProcess;
import io.sluice.deployer.local.process.Distribution;
import io.sluice.deployer.local.state.StateDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The command lines of a run's processes. Every user of the machine can read those, so what a
 * description may keep secret, the job's arguments and the described options of the JVMs, is handed
 * over in files that only their owner may read.
 */
final class Processes {
  private static final List<String> OPEN_PACKAGES =
      List.of(
          "java.base/sun.net.util",
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.net",
          "java.base/java.io",
          "java.base/java.nio",
          "java.base/sun.nio.ch",
          "java.base/java.text",
          "java.base/java.time",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/java.util.concurrent.locks");

  /** A short start matters more than the last bit of speed where no records go through. */
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Distribution distribution;
  private final StateDirectory state;
  private final S3Keys keys;
  private final Map<String, String> options;

  /**
   * @param options Flink's options, of which the JVM's are used here
   */
  Processes(
      Distribution distribution, StateDirectory state, S3Keys keys, Map<String, String> options) {
    this.distribution = distribution;
    this.state = state;
    this.keys = keys;
    this.options = options;
  }

  ChildProcess s3(List<String> args) {
    Path log = state.logs().resolve("s3.log");
    return new ChildCommand(
            "the S3 server", distribution.s3ClassPath(), "io.sluice.runtime.s3.S3Server")
        .jvm(QUICK_START)
        .jvm("-Xmx256m", "-XX:+ExitOnOutOfMemoryError", temporary())
        .jvm("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
        .jvm("-Dorg.slf4j.simpleLogger.showDateTime=true")
        .environment(keys.environment())
        .args("--store", state.buckets().toString())
        .args(args)
        .start(log);
  }

  ChildProcess memoryCalculator() {
    return new ChildCommand(
            "Flink's memory calculator", distribution.flinkClassPath(), MemorySplit.CALCULATOR)
        .jvm(QUICK_START)
        .jvm("-Xmx128m", temporary())
        .args("--configDir", state.conf().toString())
        .start(state.logs().resolve("memory.log"));
  }

  ChildProcess jobManager(
      LocalJob job, List<String> args, MemorySplit memory, List<String> properties) {
    return flink("jobmanager", "the JobManager", "io.sluice.runtime.flink.LocalApplication")
        .jvm(QUICK_START)
        .jvm(memory.jvm("jobmanager"))
        .args(memory.properties("jobmanager"))
        .args(properties)
        .args("--jar", job.jar().toAbsolutePath().toString())
        .args("--entry-class", job.entryClass())
        .args("--failure", failureOfJobManager().toString())
        .args("--web", webPortOfJobManager().toString())
        .args("--job-args", state.writeConf("job.args", JobArguments.text(args)).toString())
        .start(state.logs().resolve("jobmanager.out"));
  }

  /** Where the JobManager writes why it ended. */
  Path failureOfJobManager() {
    return state.logs().resolve("jobmanager.failure");
  }

  /** Where the JobManager writes the port of the web UI when it listens there. */
  Path webPortOfJobManager() {
    return state.logs().resolve("jobmanager.web");
  }

  /** The JobManager's log. */
  Path logOfJobManager() {
    return state.logs().resolve("jobmanager.log");
  }

  ChildProcess taskManager(int number, MemorySplit memory, List<String> properties) {
    String name = "taskmanager-" + number;
    return flink(
            name,
            "TaskManager " + number,
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner")
        .jvm(memory.jvm("taskmanager"))
        .args(memory.properties("taskmanager"))
        .args(properties)
        .args("-Dtaskmanager.resource-id=" + name)
        .start(state.logs().resolve(name + ".out"));
  }

  private ChildCommand flink(String name, String role, String mainClass) {
    return new ChildCommand(role, distribution.flinkClassPath(), mainClass)
        .jvm(temporary())
        .jvm("-Dlog.file=" + state.logs().resolve(name + ".log"))
        .jvm("-Dlog4j.configurationFile=" + state.conf().resolve(LoggingFile.NAME))
        .jvm("-Daws.java.v1.disableDeprecationAnnouncement=true")
        .jvm(openPackages())
        .jvm("@" + state.writeConf(name + ".jvm", JvmOptionFile.text(described(name))))
        .environment(keys.environment())
        .environment(
            Map.of(
                "FLINK_CONF_DIR", state.conf().toString(),
                "FLINK_PLUGINS_DIR", distribution.flinkPlugins().toString()))
        .output(state.logs().resolve(name + ".out"))
        .args("--configDir", state.conf().toString());
  }

  private List<String> described(String name) {
    return Stream.of("all", "", name.replaceAll("-\\d+$", ""))
        .map(part -> part.isEmpty() ? "env.java.opts" : "env.java.opts." + part)
        .flatMap(option -> Stream.of(options.getOrDefault(option, "").strip().split("\\s+", -1)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private String temporary() {
    return "-Djava.io.tmpdir=" + state.temporary();
  }

  private static List<String> openPackages() {
    List<String> flags = new ArrayList<>();
    OPEN_PACKAGES.forEach(name -> flags.addAll(List.of("--add-opens", name + "=ALL-UNNAMED")));
    flags.addAll(List.of("--add-exports", "java.base/sun.net.util=ALL-UNNAMED"));
    return flags;
  }
}
