package io.sluice.deployer.local.job;

import io.sluice.deployer.local.error.UnusableJobException;
import io.sluice.deployer.spec.FlinkConfiguration;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.InputArguments;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** Makes of a description what is to be run on this machine. */
public final class DescribedJob {
  private static final String PYTHON_DRIVER = "org.apache.flink.client.python.PythonDriver";

  private final FlinkDeployment deployment;

  /** The job of a description. */
  public DescribedJob(FlinkDeployment deployment) {
    this.deployment = deployment;
  }

  /** The arguments of the description. */
  public List<String> args() {
    return spec().args();
  }

  /**
   * Refuses a description whose job does not come in a jar.
   *
   * @throws UnusableJobException if it is a PyFlink script or a session cluster
   */
  public void requireJar() {
    if (PYTHON_DRIVER.equals(spec().entryClass())) {
      throw new UnusableJobException(
          "spec.job.entryClass",
          PYTHON_DRIVER,
          "is PyFlink, which needs Python and its packages; here run jobs of a jar");
    }
  }

  /**
   * The job.
   *
   * @param jar the job's jar on this machine
   * @param args its arguments
   * @param input how they name an input that is uploaded here
   * @throws UnusableJobException if the description has no job that can run here
   */
  public LocalJob in(Path jar, List<String> args, InputArguments input) {
    JobSpec job = spec();
    FlinkConfiguration configuration = deployment.spec().flinkConfiguration();
    LocalJob.Builder builder =
        LocalJob.of(deployment.name(), jar, entryClass(job, jar))
            .args(args)
            .inputArguments(input)
            .parallelism(parallelism(job, configuration))
            .slots(count(configuration, "taskmanager.numberOfTaskSlots"))
            .options(configuration.entries());
    if (deployment.spec().flinkVersion() != null) {
      builder.flinkLine(deployment.spec().flinkVersion().line());
    }
    if (deployment.spec().jobManager() != null) {
      memory(deployment.spec().jobManager().resource()).ifPresent(builder::jobManagerMemory);
    }
    if (deployment.spec().taskManager() != null) {
      memory(deployment.spec().taskManager().resource()).ifPresent(builder::taskManagerMemory);
    }
    return builder.build();
  }

  private JobSpec spec() {
    JobSpec job = deployment.spec().job();
    if (job == null) {
      throw new UnusableJobException(
          "spec.job", "", "is missing, so this is a session cluster; only jobs run here");
    }
    return job;
  }

  private static String entryClass(JobSpec job, Path jar) {
    String described = job.entryClass();
    return described == null ? mainClass(jar) : described;
  }

  private static String mainClass(Path jar) {
    JobJar.checkFile(jar);
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String main =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
      if (main == null) {
        throw new UnusableJobException(
            "spec.job.entryClass", "", "is missing, and " + jar + " names no Main-Class; set it");
      }
      return main;
    } catch (IOException unreadable) {
      throw new UnusableJobException(
          "job.jarURI", jar.toString(), "is not a jar; give the jar that the job's build makes");
    }
  }

  private static int parallelism(JobSpec job, FlinkConfiguration configuration) {
    Integer described = job.parallelism();
    return described == null ? count(configuration, "parallelism.default") : described;
  }

  private static int count(FlinkConfiguration configuration, String key) {
    return configuration.number(key).map(Double::intValue).orElse(1);
  }

  private static Optional<MemorySize> memory(@Nullable Resource resource) {
    return Optional.ofNullable(resource).map(Resource::memory);
  }
}
