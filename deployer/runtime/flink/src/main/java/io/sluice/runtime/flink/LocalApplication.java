package io.sluice.runtime.flink;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.DefaultPackagedProgramRetriever;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.runtime.util.SignalHandler;
import org.apache.flink.util.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JobManager in application mode without a resource provider, as Kubernetes' entry point is with
 * one: the job's jar in a class loader of its own, TaskManagers that register by themselves.
 *
 * <p>What ends this process before a job exists, or apart from it, is written to a file, since no
 * REST endpoint is left to ask.
 */
@SuppressWarnings("try") // Flink's own close() may throw InterruptedException.
public final class LocalApplication extends ApplicationClusterEntryPoint {
  private static final Logger LOG = LoggerFactory.getLogger(LocalApplication.class);

  private final Path failure;

  private LocalApplication(Configuration configuration, PackagedProgram program, Path failure) {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
    this.failure = failure;
  }

  /**
   * Starts the JobManager and the job.
   *
   * @param args {@code --configDir DIR --jar FILE --entry-class NAME --job-args FILE --failure FILE
   *     --web FILE}, the last of which gets the port of the web UI, and {@code -Dkey=value} as
   *     wanted
   */
  public static void main(String[] args) throws Exception {
    EnvironmentInformation.logEnvironmentInfo(LOG, "JobManager", new String[0]);
    SignalHandler.register(LOG);
    Arguments arguments = new Arguments(args);
    Path failure = Path.of(arguments.get("--failure"));
    try {
      Configuration configuration = arguments.configuration();
      PackagedProgram program = program(arguments, configuration);
      configureExecution(configuration, program);
      LocalApplication application = new LocalApplication(configuration, program, failure);
      application.startCluster();
      tellPort(Path.of(arguments.get("--web")), application.getRestPort());
      System.exit(application.getTerminationFuture().get().processExitCode());
    } catch (Exception | LinkageError e) {
      write(failure, e);
      LOG.error("The JobManager does not start.", e);
      System.exit(1);
    }
  }

  private static PackagedProgram program(Arguments arguments, Configuration configuration)
      throws Exception {
    return DefaultPackagedProgramRetriever.create(
            null,
            new File(arguments.get("--jar")),
            arguments.get("--entry-class"),
            arguments.forTheJob(),
            configuration)
        .getPackagedProgram();
  }

  private static void tellPort(Path file, int port) throws IOException {
    Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), "" + port);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void onFatalError(Throwable error) {
    write(failure, error);
    super.onFatalError(error);
  }

  private static void write(Path failure, Throwable error) {
    try {
      Files.writeString(failure, ExceptionUtils.stringifyException(error));
    } catch (IOException e) {
      LOG.warn("The reason of the end cannot be written to {}.", failure, e);
    }
  }
}
