package io.sluice.deployer.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** The commands, in the order in which help lists them. */
final class Commands {
  private static final Map<String, Class<?>> BY_NAME = byName();

  private Commands() {}

  /**
   * The command line that can read these arguments. Looking at the annotations of all commands
   * takes longer than most of them run, so where the first argument names a command only that one
   * is there; in every other case, help and misspelt names among them, all are.
   */
  static CommandLine of(String... args) {
    return args.length > 0 && BY_NAME.containsKey(args[0])
        ? with(Map.of(args[0], BY_NAME.get(args[0])))
        : all();
  }

  /** The command line with all commands. */
  static CommandLine all() {
    return with(BY_NAME);
  }

  private static CommandLine with(Map<String, Class<?>> commands) {
    CommandLine root = new CommandLine(new Sluice());
    commands.forEach((name, type) -> root.addSubcommand(name, new CommandLine(type)));
    return root;
  }

  private static Map<String, Class<?>> byName() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("run", RunCommand.class);
    commands.put("clean", CleanCommand.class);
    commands.put("list", ListCommand.class);
    commands.put("render", RenderCommand.class);
    commands.put("lint", LintCommand.class);
    commands.put("plan", PlanCommand.class);
    commands.put("apply", ApplyCommand.class);
    commands.put("status", StatusCommand.class);
    commands.put("explain", ExplainCommand.class);
    commands.put("logs", LogsCommand.class);
    commands.put("ui", UiCommand.class);
    commands.put("leader", LeaderCommand.class);
    commands.put("autoscaler", AutoscalerCommand.class);
    commands.put("doctor", DoctorCommand.class);
    commands.put("savepoint", SavepointCommand.class);
    commands.put("suspend", SuspendCommand.class);
    commands.put("resume", ResumeCommand.class);
    commands.put("restart", RestartCommand.class);
    commands.put("scale", ScaleCommand.class);
    commands.put("rollback", RollbackCommand.class);
    commands.put("delete", DeleteCommand.class);
    commands.put("native", NativeCommand.class);
    commands.put("artifact", ArtifactCommand.class);
    commands.put("garbage", GarbageCommand.class);
    commands.put("iam", IamCommand.class);
    commands.put("access", AccessCommand.class);
    commands.put("workflow", WorkflowCommand.class);
    commands.put("operator", OperatorCommand.class);
    commands.put("releases", ReleasesCommand.class);
    commands.put("images", ImagesCommand.class);
    return commands;
  }
}
