package io.sluice.deployer.target.nativek8s;

import io.sluice.deployer.spec.FlinkConfiguration;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.FlinkDeploymentSpec;
import io.sluice.deployer.spec.FlinkVersion;
import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.Resource;
import io.sluice.deployer.spec.TaskManagerSpec;
import io.sluice.deployer.target.apache.ApacheTarget;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a description into a command line and what belongs to it. */
final class NativeTranslation {
  private static final String TEMPLATE_OPTION = "kubernetes.pod-template-file.";
  private static final String SLOTS = "taskmanager.numberOfTaskSlots";

  private final ClusterAccess access;

  NativeTranslation(ClusterAccess access) {
    this.access = access;
  }

  /** The Flink line that a command is written for. */
  static FlinkVersion line(FlinkDeploymentSpec spec) {
    return spec.flinkVersion() == null ? FlinkVersion.V1_20 : spec.flinkVersion();
  }

  /**
   * Translates a description that breaks no rule of native mode.
   *
   * @param defaultNamespace where the job runs if the description does not say
   * @param savepoint what the job starts from; null for what is described
   */
  NativeApplication of(
      FlinkDeployment description, String defaultNamespace, @Nullable URI savepoint) {
    FlinkDeployment deployment = ApacheTarget.deployment(description);
    String name = deployment.name();
    String described = deployment.metadata().namespace();
    String namespace = described == null ? defaultNamespace : described;
    FlinkDeploymentSpec spec = deployment.spec();
    Map<Path, String> templates = templates(spec);
    Map<Path, String> files = new LinkedHashMap<>(templates);
    files.putAll(ConfFolder.files(spec.logConfiguration()));
    return new NativeApplication(
        name,
        namespace,
        new NativeResources(name, namespace, access)
            .of(ApacheTarget.beside(description), spec.serviceAccount()),
        command(NativeOptions.of(name, namespace, spec), templates, spec, savepoint),
        files);
  }

  private static FlinkCommand command(
      Map<String, String> options,
      Map<Path, String> templates,
      FlinkDeploymentSpec spec,
      @Nullable URI savepoint) {
    JobSpec job = Objects.requireNonNull(spec.job());
    RestoreFlags restore = RestoreFlags.of(job, spec.flinkConfiguration(), savepoint);
    List<Word> words = new ArrayList<>();
    options.forEach((key, value) -> words.add(Word.option(key, value)));
    restore.options(line(spec)).forEach((key, value) -> words.add(Word.option(key, value)));
    for (Path template : templates.keySet()) {
      String process = template.toString().replaceAll("^pod-template-|\\.yaml$", "");
      words.add(Word.option(TEMPLATE_OPTION + process, template));
    }
    List<List<String>> flags = new ArrayList<>();
    parallelism(spec, job).ifPresent(number -> flags.add(List.of("-p", number.toString())));
    flags.addAll(restore.flags(line(spec)));
    if (job.entryClass() != null) {
      flags.add(List.of("-c", job.entryClass()));
    }
    return new FlinkCommand(words, flags, String.valueOf(job.jarURI()), job.args());
  }

  /** Described TaskManagers decide the parallelism, as with the operator. */
  private static Optional<Integer> parallelism(FlinkDeploymentSpec spec, JobSpec job) {
    return Optional.ofNullable(spec.taskManager())
        .map(TaskManagerSpec::replicas)
        .map(replicas -> replicas * slots(spec.flinkConfiguration()))
        .or(() -> Optional.ofNullable(job.parallelism()));
  }

  private static int slots(FlinkConfiguration configuration) {
    return configuration.number(SLOTS).map(Double::intValue).orElse(1);
  }

  private static Map<Path, String> templates(FlinkDeploymentSpec spec) {
    Optional<JobManagerSpec> jobManager = Optional.ofNullable(spec.jobManager());
    Optional<TaskManagerSpec> taskManager = Optional.ofNullable(spec.taskManager());
    Map<Path, String> templates = new LinkedHashMap<>();
    NativePodTemplate.of(
            spec.podTemplate(),
            jobManager.map(JobManagerSpec::podTemplate).orElse(null),
            jobManager.map(JobManagerSpec::resource).map(Resource::ephemeralStorage).orElse(null))
        .ifPresent(text -> templates.put(Path.of("pod-template-jobmanager.yaml"), text));
    NativePodTemplate.of(
            spec.podTemplate(),
            taskManager.map(TaskManagerSpec::podTemplate).orElse(null),
            taskManager.map(TaskManagerSpec::resource).map(Resource::ephemeralStorage).orElse(null))
        .ifPresent(text -> templates.put(Path.of("pod-template-taskmanager.yaml"), text));
    return templates;
  }
}
